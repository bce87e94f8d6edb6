package dev.attendant.speech.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whose sound it is: an engine, and all of its settings that may change how it sounds. */
public final class EngineIdentity {

    /** How an engine is reached and how hard it may work, but not how it sounds. */
    private static final Set<String> NOT_OF_THE_SOUND = Set.of("key", "key-file", "key-variable", "proxy",
            "proxy-user", "proxy-password", "proxy-password-file", "ca-file", "connect-timeout", "timeout",
            "first-byte", "between-bytes", "processes", "threads", "connections");

    private EngineIdentity() {}

    /** @param settings of the engine, as configured */
    public static String of(String engine, Map<String, ?> settings) {
        var ofTheSound = new TreeMap<String, Object>(settings);
        ofTheSound.keySet().removeAll(NOT_OF_THE_SOUND);
        ofTheSound.replaceAll((key, value) -> value instanceof Map<?, ?> map ? new TreeMap<>(map) : value);
        byte[] text = ofTheSound.toString().getBytes(StandardCharsets.UTF_8);
        return engine + " " + HexFormat.of().formatHex(sha256().digest(text));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
