package dev.attendant.asterisk.agi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Values of channel variables travel in Base64, on one line whatever is in them. */
public final class Base64Text {

    private Base64Text() {}

    public static String decode(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
