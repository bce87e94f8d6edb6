package dev.attendant.conversation.engine;

/** A setting is wrong. Names the key as the operator writes it, so that the file and line can be found for it. */
public final class InvalidSetting extends RuntimeException {

    private final String key;

    /**
     * @param key     full path, such as {@code engines.recognizer.pool}
     * @param message what is wrong and what to write instead
     */
    public InvalidSetting(String key, String message) {
        super(message);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
