package dev.attendant.conversation.mrcp;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a recognition result in NLSML (RFC 6787, section 6.3; for MRCPv1 the W3C draft of 2000). Element names count
 * without their namespace: servers differ.
 *
 * <p>The document comes from a server of somebody else's: one that declares a document type is refused, so nothing is
 * ever resolved or expanded, and size and depth are bounded.
 */
public final class NlsmlReader {

    private static final int LONGEST = 256 * 1024;
    private static final int DEEPEST = 50;
    private static final int MOST_INTERPRETATIONS = 100;

    /** One for each document: a factory is not promised to be safe for several threads. */
    private static XMLInputFactory factory() {
        // the JDK's, and not what happens to be on the class path
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("an external entity");
        });
        return factory;
    }

    private final XMLStreamReader xml;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Interpretation> interpretations = new ArrayList<>();
    private boolean noInput;
    private boolean noMatch;
    private boolean inInterpretation;
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder instance = new StringBuilder();
    private double confidence;
    private boolean keys;

    private NlsmlReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** What a recogniser's result says. Does not throw, whatever the text is. */
    public static Nlsml read(String text) {
        String document = text.strip();
        if (document.length() > LONGEST) {
            return new Nlsml.Unreadable("a result of " + document.length() + " characters");
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(document));
            try {
                return new NlsmlReader(xml).read();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            // JDK's parser throws unchecked ones for some malformed documents
            return new Nlsml.Unreadable("no NLSML: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private Nlsml read() throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("a document type or an entity");
                case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(xml.getText());
                default -> { }
            }
        }
        Optional<Interpretation> best = interpretations.stream()
                .filter(interpretation -> !interpretation.isEmpty())
                // of those that are equally sure the first
                .reduce((one, other) -> other.confidence() > one.confidence() ? other : one);
        if (best.isPresent()) {
            return new Nlsml.Understood(best.get());
        }
        return noInput && !noMatch ? new Nlsml.NoInput() : new Nlsml.NoMatch();
    }

    private void begin(String name) throws XMLStreamException {
        if (open.isEmpty() && !name.equals("result")) {
            throw new XMLStreamException("its root is no result");
        }
        open.push(name);
        if (open.size() > DEEPEST || interpretations.size() >= MOST_INTERPRETATIONS) {
            throw new XMLStreamException("too deep, or too many interpretations");
        }
        switch (name) {
            case "interpretation" -> {
                inInterpretation = true;
                words.setLength(0);
                instance.setLength(0);
                keys = false;
                confidence = confidence().orElse(1.0);
            }
            case "input" -> {
                keys |= "dtmf".equalsIgnoreCase(xml.getAttributeValue(null, "mode"));
                // MRCPv1 servers have it here
                confidence = confidence().orElse(confidence);
            }
            case "noinput" -> noInput = true;
            case "nomatch" -> noMatch = true;
            default -> { }
        }
    }

    /** 0 to 1 in MRCPv2, 0 to 100 in MRCPv1. */
    private Optional<Double> confidence() {
        String value = xml.getAttributeValue(null, "confidence");
        if (value == null || !value.strip().matches("[0-9]{1,3}(\\.[0-9]{1,20})?")) {
            return Optional.empty();
        }
        double number = Double.parseDouble(value.strip());
        return Optional.of(Math.clamp(number > 1 ? number / 100 : number, 0.0, 1.0));
    }

    private void text(String text) {
        if (open.contains("input")) {
            append(words, text);
        } else if (open.contains("instance")) {
            append(instance, text);
        }
    }

    private static void append(StringBuilder all, String text) {
        String stripped = text.replaceAll("\\s+", " ").strip();
        if (!stripped.isEmpty()) {
            all.append(all.isEmpty() ? "" : " ").append(stripped);
        }
    }

    private void end() {
        if (open.pop().equals("interpretation") && inInterpretation) {
            inInterpretation = false;
            interpretations.add(new Interpretation(words.toString(), instance.toString(), confidence, keys));
        }
    }
}
