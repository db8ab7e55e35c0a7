package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages as a reader has them, in a Chromium that is installed ({@code -Dchromium=…}, else {@code /usr/bin/chromium}): on a screen, on
 * a phone, in dark colours, on paper. What they look like is left in {@code target/screenshots} for a person to look at.
 */
class PagesInABrowserTest {
    private static final int SCREEN = 1280;
    private static final int PHONE = 360;

    @TempDir
    private static Path folder;

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
    }

    static Stream<String> pages() {
        return SamplePages.names();
    }

    @ParameterizedTest
    @MethodSource("pages")
    @Tag("R35")
    void axe_finds_nothing_on_a_screen_nor_on_a_phone_in_the_dark(String name) {
        axe(name, SCREEN, ColorScheme.LIGHT);
        axe(name, PHONE, ColorScheme.DARK);
    }

    private static void axe(String name, int width, ColorScheme colours) {
        try (BrowserContext context = context(width, colours)) {
            Page page = open(context, name, new ArrayList<>());
            List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
            assertThat(violations)
                    .as("%s, %d px, %s", name, width, colours)
                    .map(rule -> rule.getId() + " " + rule.getNodes())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_request_leaves_the_page_and_it_says_nothing_on_the_console(String name) {
        try (BrowserContext context = context(SCREEN, ColorScheme.LIGHT)) {
            List<String> heard = new ArrayList<>();
            Page page = open(context, name, heard);
            assertThat(heard).containsExactly("request " + page.url());
            shoot(page, name + "-screen");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            shoot(page, name + "-dark");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_phone_never_has_to_move_the_page_sideways(String name) {
        try (BrowserContext context = context(PHONE, ColorScheme.LIGHT)) {
            Page page = open(context, name, new ArrayList<>());
            shoot(page, name + "-phone");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void on_paper_nothing_is_wider_than_the_sheet(String name) {
        try (BrowserContext context = context(700, ColorScheme.DARK)) {
            Page page = open(context, name, new ArrayList<>());
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(700);
            page.pdf(new Page.PdfOptions()
                    .setPath(screenshots().resolve(name + ".pdf"))
                    .setPreferCSSPageSize(true)
                    .setPrintBackground(true));
        }
    }

    private static BrowserContext context(int width, ColorScheme colours) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(true)
                .setBypassCSP(false)
                .setColorScheme(colours));
    }

    private static Page open(BrowserContext context, String name, List<String> heard) {
        try {
            Path file = folder.resolve(name + ".html");
            Files.writeString(file, SamplePages.page(name));
            Page page = context.newPage();
            page.onRequest(request -> heard.add("request " + request.url()));
            page.onConsoleMessage(message -> heard.add(message.text()));
            page.onPageError(heard::add);
            page.onDialog(dialog -> heard.add("dialog " + dialog.message()));
            page.navigate(file.toUri().toString());
            return page;
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(screenshots().resolve(name + ".png")));
    }

    private static Path screenshots() {
        return Path.of("target", "screenshots");
    }
}
