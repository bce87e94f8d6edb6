package dev.attendant.freeswitch.esl;

import java.nio.charset.StandardCharsets;

/** Decodes what FreeSWITCH's {@code switch_url_encode} wrote (bytes of UTF-8; a plus stands for itself). */
final class UrlText {

    private UrlText() {}

    /** The text; a per cent sign that begins no code stays. */
    static String decode(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        byte[] from = encoded.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int length = 0;
        for (int i = 0; i < from.length; i++) {
            int high = from[i] == '%' && i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(from[i + 2], 16);
            if (low < 0) {
                to[length++] = from[i];
            } else {
                to[length++] = (byte) (high << 4 | low);
                i += 2;
            }
        }
        return new String(to, 0, length, StandardCharsets.UTF_8);
    }
}
