package io.incidentengine.examples.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedLogTest {
    private static final int ROWS = 500;

    @TempDir
    private Path folder;

    @Test
    void a_truncated_gzip_gives_every_row_before_the_damage_and_then_says_so() {
        byte[] whole = LogText.gzip(manyRows());
        Path file = LogText.write(folder, Arrays.copyOf(whole, whole.length / 2));

        List<LogEntry> entries = LogText.entries(file);

        LogEntry last = entries.get(entries.size() - 1);
        List<LogEntry> rows = entries.subList(0, entries.size() - 1);
        assertThat(last).isInstanceOf(LogDamage.class);
        assertThat(((LogDamage) last).reason()).contains("log.csv breaks off after line ", "Unexpected end of ZLIB");
        assertThat(rows.size()).isBetween(ROWS / 4, ROWS - 1);
        assertThat(last.line()).isEqualTo(rows.size() + 2);
        assertNothingIsLost(rows);
    }

    @Test
    void a_gzip_cut_at_any_byte_is_read_as_far_as_it_goes() {
        byte[] whole = LogText.gzip(LogText.log(LogText.row(), LogText.row("number", "INC0000046")));
        int readable = 0;
        for (int length = 1; length < whole.length; length++) {
            Path file = LogText.write(folder, Arrays.copyOf(whole, length));
            try {
                List<LogEntry> entries = LogText.entries(file);
                assertThat(entries.get(entries.size() - 1)).isInstanceOf(LogDamage.class);
                readable++;
            } catch (EventLogException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
            }
        }
        assertThat(readable).isPositive();
    }

    @Test
    void a_row_that_is_cut_in_its_last_field_is_not_taken_for_whole() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stored = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.NO_COMPRESSION);
            }
        }) {
            stored.write(LogText.log(LogText.row(), LogText.row()).getBytes(StandardCharsets.UTF_8));
        }
        int trailer = 8;
        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - trailer - 3);

        List<LogEntry> entries = LogText.entries(LogText.write(folder, cut));

        assertThat(entries).hasSize(3);
        assertThat(entries.get(1)).isEqualTo(new RejectedRow(3, "it is cut off"));
        assertThat(entries.get(2)).isInstanceOf(LogDamage.class);
    }

    @Test
    void a_gzip_with_a_wrong_checksum_gives_all_rows_and_then_says_so() {
        byte[] whole = LogText.gzip(manyRows());
        whole[whole.length - 6] ^= 1;

        List<LogEntry> entries = LogText.entries(LogText.write(folder, whole));

        assertThat(entries).hasSize(ROWS + 1);
        assertThat(((LogDamage) entries.get(ROWS)).reason()).contains("breaks off after line 501");
    }

    @Test
    void a_gzip_with_flipped_bits_never_ends_in_anything_but_rows_reasons_and_a_clear_error() {
        byte[] whole = LogText.gzip(manyRows());
        Random random = new Random(20160229);
        for (int round = 0; round < 60; round++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = LogText.write(folder, damaged);
            try {
                assertThat(LogText.entries(file)).isNotEmpty();
            } catch (EventLogException e) {
                assertThat(e).as("round %d", round).hasMessageStartingWith(file + ": ");
            }
        }
    }

    @Test
    void a_plain_file_with_overwritten_bytes_loses_the_rows_they_hit_only() {
        byte[] plain = manyRows().getBytes(StandardCharsets.UTF_8);
        int rowLength = plain.length / ROWS;
        Random random = new Random(20160301);
        for (int round = 0; round < 40; round++) {
            byte[] damaged = plain.clone();
            byte[] noise = new byte[rowLength / 2];
            random.nextBytes(noise);
            int at = plain.length / 4 + random.nextInt(plain.length / 2);
            System.arraycopy(noise, 0, damaged, at, noise.length);

            List<LogEntry> entries = LogText.entries(LogText.write(folder, damaged));

            assertThat(entries.stream().filter(LogRow.class::isInstance).count())
                    .as("rows left in round %d", round)
                    .isGreaterThanOrEqualTo(ROWS - 2);
        }
    }

    @Test
    void a_plain_file_that_is_cut_within_a_row_loses_that_row_only() {
        String whole = LogText.log(LogText.row(), LogText.row());

        assertThat(LogText.entries(folder, whole.substring(0, whole.length() - 60)))
                .extracting(entry -> entry instanceof RejectedRow)
                .containsExactly(false, true);
    }

    @Test
    void a_header_without_the_columns_needed_is_refused_with_their_names() {
        String text = LogText.log(LogText.row()).replace("impact", "effect").replace("made_sla", "sla");

        assertThatThrownBy(() -> LogText.entries(folder, text))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining(
                        "log.csv: the header lacks impact, made_sla; its 24 columns begin with \"number\"");
    }

    @Test
    void a_header_with_a_column_twice_is_refused() {
        String text = LogText.log(LogText.row()).replace("closed_at", "impact");

        assertThatThrownBy(() -> LogText.entries(folder, text))
                .isInstanceOf(EventLogException.class)
                .hasMessageEndingWith("the header has more than one column impact");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThatThrownBy(() -> LogText.entries(folder, ""))
                .isInstanceOf(EventLogException.class)
                .hasMessageEndingWith("log.csv: is empty");
    }

    @Test
    void a_file_of_noise_is_refused() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        assertThatThrownBy(() -> LogText.entries(LogText.write(folder, noise)))
                .isInstanceOf(EventLogException.class)
                .hasMessageContaining("log.csv: the header cannot be read: ");
    }

    @Test
    void a_missing_file_and_a_folder_are_refused_by_name() {
        assertThatThrownBy(() -> EventLog.open(folder.resolve("none.csv")))
                .isInstanceOf(EventLogException.class)
                .hasMessageEndingWith("none.csv: there is no such file");
        assertThatThrownBy(() -> EventLog.open(folder))
                .isInstanceOfSatisfying(
                        EventLogException.class, e -> assertThat(e.file()).isEqualTo(folder.toString()))
                .hasMessageEndingWith("is a folder, and no incident log");
    }

    private static void assertNothingIsLost(List<LogEntry> rows) {
        LogEntry last = rows.get(rows.size() - 1);
        List<LogEntry> sound = last instanceof RejectedRow ? rows.subList(0, rows.size() - 1) : rows;
        for (int i = 0; i < sound.size(); i++) {
            assertThat(((LogRow) sound.get(i)).number()).isEqualTo(number(i));
        }
    }

    private static String manyRows() {
        Random random = new Random(45);
        return LogText.log(IntStream.range(0, ROWS)
                .mapToObj(i -> LogText.row("number", number(i), "caller_id", "Caller " + random.nextInt(1_000_000_000)))
                .toArray(String[]::new));
    }

    private static String number(int i) {
        return "INC" + (1_000_000 + i);
    }
}
