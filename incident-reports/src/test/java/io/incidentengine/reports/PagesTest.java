package io.incidentengine.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import nu.validator.client.EmbeddedValidator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What holds for every page, whatever people wrote: valid, self-contained, escaped, in order for whoever cannot see it. */
class PagesTest {
    private static Stream<String> pages() {
        return SamplePages.names();
    }

    private static Document parsed(String name) {
        return Jsoup.parse(SamplePages.page(name));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_checker_of_the_w3c_finds_no_error(String name) throws IOException, SAXException {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.TEXT);
        validator.setNoLangDetect(true);
        String messages = validator.validate(
                new ByteArrayInputStream(SamplePages.page(name).getBytes(StandardCharsets.UTF_8)));

        assertThat(messages.strip()).isEqualTo("Document checking completed. No errors found.");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothing_is_loaded_and_nothing_runs(String name) {
        Document page = parsed(name);

        assertThat(page.select("script, link, img, iframe, object, embed, form, base, audio, video, image, use"))
                .isEmpty();
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;");
        assertThat(page.html()).doesNotContain("@import", "url(http", "url(//", "url(data");
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on").isNotIn("src", "srcset", "xlink:href");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_to_where_reports_are_kept_and_nowhere_else(String name) {
        assertThat(parsed(name).select("[href]")).allSatisfy(link -> {
            assertThat(link.tagName()).isEqualTo("a");
            assertThat(link.attr("href")).matches("https?://.*");
            assertThat(link.attr("rel")).isEqualTo("noopener noreferrer");
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void who_cannot_see_it_finds_the_way(String name) {
        Document page = parsed(name);

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("h1")).hasSize(1);
        int before = 1;
        for (Element heading : page.select("h1, h2, h3")) {
            int level = Integer.parseInt(heading.tagName().substring(1));
            assertThat(level).as("%s", heading).isLessThanOrEqualTo(before + 1);
            before = level;
        }
        assertThat(page.select("th"))
                .allSatisfy(head -> assertThat(head.attr("scope")).isIn("row", "col"));
        assertThat(page.select("table"))
                .allSatisfy(table -> assertThat(table.select("caption")).hasSize(1));
        assertThat(page.select("svg:not([aria-hidden])")).allSatisfy(picture -> {
            assertThat(picture.attr("role")).isEqualTo("img");
            assertThat(picture.attr("aria-label")).isNotBlank();
        });
        assertThat(page.select("meta[name=viewport]").attr("content")).contains("width=device-width");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_chart_has_no_names_that_another_chart_may_have(String name) {
        assertThat(SamplePages.page(name)).doesNotContain("zr0", "zr1", "ecmeta", ":hover");
    }

    @Test
    void what_people_wrote_stands_there_as_text() {
        String shown = Plain.line(SamplePages.HOSTILE);

        assertThat(parsed("case-hostile").select("h1").text()).isEqualTo(shown);
        assertThat(parsed("case-hostile").title()).isEqualTo(shown);
        assertThat(parsed("report-hostile").select("h1").text()).isEqualTo("Major-incident report: " + shown);
        assertThat(parsed("month-hostile").select("th[scope=row] bdi").eachText())
                .contains(shown);
        assertThat(parsed("what-if-hostile").select("h1").text()).contains(shown);
        assertThat(parsed("what-if-hostile").select("th[scope=row] bdi").eachText())
                .contains(shown, shown + ", level 1");
        for (String name : List.of("case-hostile", "report-hostile", "month-hostile", "what-if-hostile")) {
            assertThat(SamplePages.page(name)).doesNotContain("<script", "onload=\"y", "\u202E", "alert('x')");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_picture_is_well_formed_xml_and_needs_nothing_else(SampleCase life) throws Exception {
        String svg = IncidentPicture.of(life.file()).svg();
        DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
        xml.setNamespaceAware(true);
        org.w3c.dom.Element root = xml.newDocumentBuilder()
                .parse(new InputSource(new java.io.StringReader(svg)))
                .getDocumentElement();

        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getElementsByTagNameNS("*", "script").getLength()).isZero();
        assertThat(svg).doesNotContain("href", "@import", "url(http");
    }

    private static Stream<SampleCase> cases() {
        return Stream.of(SampleCase.wholeLife(), SamplePages.hostile());
    }

    @Test
    @Tag("R35")
    void the_same_input_gives_the_same_bytes() {
        assertThat(MonthlyReport.of(SampleMonths.march())
                        .comparedWith(SampleMonths.february())
                        .html())
                .isEqualTo(SamplePages.page("month"));
        assertThat(IncidentPicture.of(SampleCase.wholeLife().file())
                        .in(SampleMonths.BERLIN)
                        .html())
                .isEqualTo(SamplePages.page("case"));
        assertThat(MajorIncidentReport.draftOf(SampleCase.wholeLife().file())
                        .in(SampleMonths.BERLIN)
                        .html())
                .isEqualTo(SamplePages.page("report"));
        assertThat(WhatIfReport.of(SampleComparisons.small()).html()).isEqualTo(SamplePages.page("what-if-small"));
    }
}
