package dev.attendant.models.gemini;

/**
 * What the name of a Gemini tool call carries through the talk: Gemini's own id, which it may leave out, and the
 * signature of its thoughts, which it wants back exactly as it was
 * (https://ai.google.dev/gemini-api/docs/thought-signatures). So nothing has to be kept beside the talk.
 *
 * @param id        empty when there was none
 * @param signature empty when there was none
 */
record GeminiCallId(String id, String signature) {

    /** For calls that another model made, as that page allows. */
    static final String NOT_SIGNED = "skip_thought_signature_validator";

    private static final String MARK = "gemini:";

    /** A signature is base64, without colons. */
    String text() {
        return MARK + id + ":" + signature;
    }

    static GeminiCallId parse(String text) {
        if (!text.startsWith(MARK) || text.lastIndexOf(':') < MARK.length()) {
            return new GeminiCallId("", NOT_SIGNED);
        }
        int colon = text.lastIndexOf(':');
        return new GeminiCallId(text.substring(MARK.length(), colon), text.substring(colon + 1));
    }
}
