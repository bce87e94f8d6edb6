package dev.attendant.testcalls.freeswitch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What mod_sofia makes of a caller's name. Fact: it decodes it as if it were part of a URL, and takes the dollar out
 * of a <code>${</code>.
 */
final class SofiaName {

    private SofiaName() {}

    static String of(String name) {
        return decoded(name).replace("${", "%{");
    }

    /** switch_url_decode() of switch_utils.c: a plus stays. */
    private static String decoded(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (bytes[i] == '%' && low >= 0) {
                decoded.write(high << 4 | low);
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }
}
