package io.incidentengine.memory;

import io.incidentengine.document.DocumentForm;
import io.incidentengine.document.Eraser;
import io.incidentengine.notification.Delivery;
import io.incidentengine.notification.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is told about one incident, in the order in which it was decided. Guarded by the store's latch. */
final class Journal {
    final List<Announcement> announcements = new ArrayList<>(2);
    final List<Sending.OfOffer> offers = new ArrayList<>(0);

    /** The messages that wait to be sent, or are being sent. */
    private final List<Sending.OfMessage> waiting = new ArrayList<>(2);

    /** Lets a message wait, if no later one was sent (S31). */
    void await(Sending.OfMessage message) {
        Sending.OfMessage later = laterOf(message);
        if (later == null) {
            message.queue.add(message);
            waiting.add(message);
        } else {
            message.overtakenBy(later);
        }
    }

    private Sending.@Nullable OfMessage laterOf(Sending.OfMessage message) {
        for (int i = announcements.size() - 1; i >= 0; i--) {
            Announcement other = announcements.get(i);
            if (other.number <= message.announcement.first.number) {
                return null;
            }
            for (Sending.OfMessage later : other.messages) {
                if (later.state == Delivery.State.SENT && later.overtakes(message)) {
                    return later;
                }
            }
        }
        return null;
    }

    /** Lets a message that was done wait once more. */
    void awaitAgain(Sending.OfMessage message) {
        waiting.add(message);
    }

    /** A message is done. */
    void noLongerWaits(Sending.OfMessage message) {
        waiting.remove(message);
    }

    /** Takes back what a message that was sent has overtaken (S31). */
    void overtake(Sending.OfMessage sent) {
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Sending.OfMessage older = waiting.get(i);
            if (sent.overtakes(older)) {
                older.overtakenBy(sent);
                older.queue.remove(older);
                waiting.remove(i);
            }
        }
    }

    /** Tells whether something waits, or somebody is at it. */
    boolean isBusy() {
        for (Announcement announcement : announcements) {
            if (announcement.place != null || announcement.watch.place != null) {
                return true;
            }
        }
        return !waiting.isEmpty() || offers.stream().anyMatch(offer -> offer.place != null);
    }

    Eraser read(Eraser eraser) {
        Eraser reading = eraser;
        for (Announcement announcement : announcements) {
            reading = reading.having(DocumentForm.NOTIFICATION, List.of(announcement.notification));
            for (Sending.OfMessage message : announcement.messages) {
                reading = reading.having(DocumentForm.MESSAGE, List.of(message.message))
                        .having(DocumentForm.NEWS, message.news);
            }
        }
        return reading;
    }

    /** What is to be done so that nothing of a person is left here; how a message is replaced is for others. */
    List<Runnable> erasing(Eraser eraser, BiConsumer<Sending.OfMessage, Message> replace) {
        List<Runnable> edits = new ArrayList<>();
        for (Announcement told : announcements) {
            edit(edits, told.notification, eraser.erase(DocumentForm.NOTIFICATION, told.notification), erased -> {
                told.notification = erased;
            });
            edit(edits, told.failures, eraser.eraseAll(told.failures), erased -> told.failures = erased);
            for (Sending.OfMessage message : told.messages) {
                edit(edits, message.message, eraser.erase(DocumentForm.MESSAGE, message.message), erased -> {
                    replace.accept(message, erased);
                });
                edit(edits, message.news, eraser.erase(DocumentForm.NEWS, message.news), erased -> {
                    message.news = erased;
                });
                eraseAttempts(edits, message, eraser);
            }
        }
        for (Sending.OfOffer offer : offers) {
            edit(edits, offer.offer, eraser.erase(DocumentForm.OFFER, offer.offer), erased -> offer.offer = erased);
            eraseAttempts(edits, offer, eraser);
        }
        return edits;
    }

    private static void eraseAttempts(List<Runnable> edits, Sending sending, Eraser eraser) {
        edit(edits, sending.attempts, eraser.erase(DocumentForm.ATTEMPT, sending.attempts), erased -> {
            sending.attempts = erased;
        });
    }

    private static <T> void edit(List<Runnable> edits, T was, T is, Consumer<T> edit) {
        if (is != was) {
            edits.add(() -> edit.accept(is));
        }
    }
}
