package dev.attendant.testcalls.pbx;

/**
 * What a simulated recogniser makes of a caller.
 *
 * @param cause    the completion cause (RFC 6787, section 9.4.11), three digits
 * @param nlsml    its result, empty when there is none
 * @param inPrompt whether the caller spoke into the prompt
 */
public record Recognition(String cause, String nlsml, boolean inPrompt) {

    /** The caller said this, as the demo recogniser of UniMRCP 1.8.0 writes it. */
    public static Recognition says(String words, double confidence) {
        return new Recognition("000", """
                <?xml version="1.0"?>
                <result>
                  <interpretation grammar="session:request1@form-level.store" confidence="%s">
                    <instance>%s</instance>
                    <input mode="speech">%s</input>
                  </interpretation>
                </result>
                """.formatted(confidence, words, words), false);
    }

    /** The caller said something that is not in the grammar. */
    public static Recognition noMatch() {
        return new Recognition("001", "", false);
    }

    public static Recognition noInput() {
        return new Recognition("002", "", false);
    }

    /** The recogniser failed. */
    public static Recognition error() {
        return new Recognition("006", "", false);
    }

    /** The same, said into the prompt. */
    public Recognition intoPrompt() {
        return new Recognition(cause, nlsml, true);
    }

    public boolean isNoInput() {
        return cause.equals("002");
    }
}
