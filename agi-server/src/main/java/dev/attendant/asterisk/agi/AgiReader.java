package dev.attendant.asterisk.agi;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what Asterisk sends on a FastAGI connection: the header block, then replies and {@code HANGUP} lines,
 * however TCP split or joined them. Belongs to one connection's event loop.
 *
 * <p>Replies as in Asterisk's {@code res_agi.c}: {@code 200 result=1}, {@code 200 result=1 (data)} where data may
 * hold newlines, {@code 200 result=0 endpos=8000}, {@code 510 …}, {@code 511 …}, {@code 520 …}, and
 * {@code 520-…} with its usage lines up to {@code 520 …}.
 */
final class AgiReader {

    /** On the event loop. */
    interface Listener {

        void request(Map<String, String> headers);

        void reply(AgiReply reply);

        /** The caller hung up; replies may follow. */
        void hangup();

        /** What came is not FastAGI; nothing more is read. */
        void malformed(String why);
    }

    /** The rest of a value in which a line ended like the value itself: passed over. */
    private static final int MAX_STRAY_LINES = 1000;

    static final int MAX_HEADERS = 200;
    static final int MAX_LINE = 8 * 1024;
    /** A reply with a variable's value: Asterisk itself ends it at 64 kB. */
    static final int MAX_REPLY = 128 * 1024;

    private static final Pattern SUCCESS = Pattern.compile("200 result=(\\S*)(?: (.*))?", Pattern.DOTALL);
    /** The first line of a value; a reply such as {@code 200 result=1 (speech) endpos=0 …} is none. */
    private static final Pattern VALUE = Pattern.compile("200 result=\\S* \\((?!.*\\) endpos=\\d).*");
    private static final Pattern OTHER = Pattern.compile("(\\d{3})[ -](.*)", Pattern.DOTALL);

    private final Listener listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean inHeaders = true;
    /** The lines so far of a reply that has more than one. */
    private final StringBuilder partial = new StringBuilder();

    private int strayLines;
    private boolean dead;

    AgiReader(Listener listener) {
        this.listener = listener;
    }

    void read(Buffer bytes) {
        for (int i = 0; i < bytes.length() && !dead; i++) {
            byte b = bytes.getByte(i);
            if (b == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                line(text);
            } else {
                line.write(b);
                if (line.size() > (inHeaders ? MAX_LINE : MAX_REPLY)) {
                    malformed("a line of more than " + line.size() + " bytes");
                }
            }
        }
    }

    private void line(String text) {
        if (inHeaders) {
            header(text.stripTrailing());
        } else if (!partial.isEmpty()) {
            goOn(text);
        } else if (text.strip().equals("HANGUP")) {
            listener.hangup();
        } else if (!text.isBlank()) {
            begin(text);
        }
    }

    private void header(String text) {
        int colon = text.indexOf(':');
        if (text.isEmpty()) {
            inHeaders = false;
            listener.request(headers);
        } else if (colon < 1 || !text.startsWith("agi_")) {
            malformed("a line that is no agi_ header");
        } else if (headers.size() == MAX_HEADERS) {
            malformed("more than " + MAX_HEADERS + " headers");
        } else {
            headers.put(text.substring(0, colon), text.substring(colon + 1).strip());
        }
    }

    private void begin(String text) {
        boolean usageFollows = text.startsWith("520-");
        boolean valueGoesOn = VALUE.matcher(text).matches() && !text.endsWith(")");
        if (usageFollows || valueGoesOn) {
            partial.append(text);
        } else {
            complete(text);
        }
    }

    private void goOn(String text) {
        partial.append('\n').append(text);
        boolean usage = partial.charAt(0) == '5';
        if (partial.length() > MAX_REPLY) {
            malformed("a reply of more than " + MAX_REPLY + " characters");
        } else if (usage ? text.startsWith("520 ") : text.endsWith(")")) {
            String whole = partial.toString();
            partial.setLength(0);
            complete(whole);
        }
    }

    private void complete(String reply) {
        Matcher success = SUCCESS.matcher(reply);
        Matcher other = OTHER.matcher(reply);
        if (success.matches()) {
            String data = success.group(2) == null ? "" : success.group(2);
            boolean bracketed = data.startsWith("(") && data.endsWith(")");
            listener.reply(new AgiReply(
                    200, success.group(1), bracketed ? data.substring(1, data.length() - 1) : data));
        } else if (other.matches()) {
            listener.reply(new AgiReply(Integer.parseInt(other.group(1)), "", other.group(2)));
        } else if (++strayLines > MAX_STRAY_LINES) {
            malformed("lines that are no replies");
        }
    }

    private void malformed(String why) {
        dead = true;
        listener.malformed(why);
    }
}
