package dev.attendant.testcalls.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SIP request or response (RFC 3261, section 7): a first line, headers in their order, a body. Headers are
 * known by their long name, whichever form they came in.
 */
public final class SipMessage {
    private static final String VERSION = "SIP/2.0";
    private static final Map<String, String> COMPACT_FORMS = Map.of(
            "v", "Via", "f", "From", "t", "To", "m", "Contact", "i", "Call-ID", "l", "Content-Length",
            "c", "Content-Type", "s", "Subject", "k", "Supported");

    private record Header(String name, String value) {}

    private final String firstLine;
    private final List<Header> headers = new ArrayList<>();
    private String body = "";

    private SipMessage(String firstLine) {
        this.firstLine = firstLine;
    }

    public static SipMessage request(String method, String uri) {
        return new SipMessage(method + " " + uri + " " + VERSION);
    }

    /** A response with what it must repeat of its request: Via, From, To, Call-ID, CSeq, Record-Route. */
    public static SipMessage response(SipMessage request, int status, String reason) {
        SipMessage response = new SipMessage(VERSION + " " + status + " " + reason);
        for (Header header : request.headers) {
            switch (header.name.toLowerCase(Locale.ROOT)) {
                case "via", "from", "to", "call-id", "cseq", "record-route" -> response.headers.add(header);
                default -> { }
            }
        }
        return response;
    }

    /** @throws IllegalArgumentException when this is no SIP message */
    public static SipMessage parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n");
        boolean response = lines[0].matches("SIP/2\\.0 \\d{3}( .*)?");
        if (!response && !lines[0].matches("[A-Z]+ \\S+ SIP/2\\.0")) {
            throw new IllegalArgumentException("no SIP message: " + lines[0]);
        }
        SipMessage message = new SipMessage(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                String name = lines[i].substring(0, colon).strip();
                message.with(COMPACT_FORMS.getOrDefault(name, name), lines[i].substring(colon + 1).strip());
            }
        }
        message.body = end < 0 ? "" : text.substring(end + 4);
        return message;
    }

    public SipMessage with(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** The header in place of the one that is there. */
    public SipMessage replacing(String name, String value) {
        headers.removeIf(header -> header.name.equalsIgnoreCase(name));
        return with(name, value);
    }

    public SipMessage withBody(String type, String content) {
        body = content;
        return with("Content-Type", type);
    }

    public boolean isRequest() {
        return !firstLine.startsWith(VERSION);
    }

    /** The method of a request; that of the request which a response answers. */
    public String method() {
        return isRequest() ? firstLine.substring(0, firstLine.indexOf(' '))
                : header("CSeq").map(cseq -> cseq.substring(cseq.indexOf(' ') + 1).strip()).orElse("");
    }

    /** The status of a response. */
    public int status() {
        return Integer.parseInt(firstLine.substring(VERSION.length() + 1, VERSION.length() + 4));
    }

    /** The reason phrase of a response. */
    public String reason() {
        return firstLine.substring(Math.min(firstLine.length(), VERSION.length() + 5));
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.name.equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    /** The first header of this name, empty when there is none. */
    public String headerOrEmpty(String name) {
        return header(name).orElse("");
    }

    public List<String> headers(String name) {
        return headers.stream().filter(header -> header.name.equalsIgnoreCase(name)).map(Header::value).toList();
    }

    public String callId() {
        return headerOrEmpty("Call-ID");
    }

    /** Which transaction it belongs to: the topmost Via's branch, and the method (ACK of a refusal: INVITE's). */
    public String transaction() {
        String method = method();
        return parameter(headerOrEmpty("Via"), "branch") + " " + (method.equals("ACK") ? "INVITE" : method);
    }

    public String body() {
        return body;
    }

    /** A header's parameter ({@code ;name=value}), empty when it has none. */
    public static String parameter(String header, String name) {
        for (String part : header.substring(header.indexOf('>') + 1).split(";")) {
            if (part.strip().startsWith(name + "=")) {
                return part.strip().substring(name.length() + 1);
            }
        }
        return "";
    }

    /** The URI of an address as it stands in From, To or Contact. */
    public static String uri(String address) {
        int open = address.indexOf('<');
        return open >= 0 ? address.substring(open + 1, address.indexOf('>', open)) : address.split(";")[0].strip();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(firstLine).append("\r\n");
        headers.stream()
                .filter(header -> !header.name.equalsIgnoreCase("Content-Length"))
                .forEach(header -> text.append(header.name).append(": ").append(header.value).append("\r\n"));
        return text.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n").append(body).toString();
    }
}
