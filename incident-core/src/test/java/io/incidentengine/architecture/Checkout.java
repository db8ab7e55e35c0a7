package io.incidentengine.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A source tree with the modules that its pom.xml names. */
record Checkout(Path root) {

    /** The one that this test belongs to, wherever in it the test was started. */
    static Checkout here() {
        Path start = Path.of("").toAbsolutePath();
        for (Path place = start; place != null; place = place.getParent()) {
            if (Files.exists(place.resolve("incident-core/pom.xml"))) {
                return new Checkout(place);
            }
        }
        throw new IllegalStateException("there is no incident-core/pom.xml in or above " + start);
    }

    /** The modules, in the order of the build. */
    List<Path> modules() {
        return texts(root.resolve("pom.xml"), "module").stream()
                .map(root::resolve)
                .toList();
    }

    /** The artifact ids of all dependencies of a module but those of its tests, those of its profiles included. */
    static List<String> dependencies(Path module) {
        NodeList nodes = document(module.resolve("pom.xml")).getElementsByTagName("dependency");
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> (Element) nodes.item(i))
                .filter(dependency -> !text(dependency, "scope").equals("test"))
                .map(dependency -> text(dependency, "artifactId"))
                .toList();
    }

    private static String text(Element element, String tag) {
        NodeList nodes = element.getElementsByTagName(tag);
        return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent().strip();
    }

    /** The Java files below a directory, sorted; none if it does not exist. */
    static List<Path> javaFiles(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(Path pom, String tag) {
        NodeList nodes = document(pom).getElementsByTagName(tag);
        return Stream.iterate(0, i -> i < nodes.getLength(), i -> i + 1)
                .map(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }

    private static Document document(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read " + pom, e);
        }
    }
}
