package dev.attendant.speech.google;

/** A sentence as SSML, with a mark behind each word that is named by the number of characters before it. */
record MarkedText(String text) {

    String ssml() {
        StringBuilder ssml = new StringBuilder("<speak>");
        boolean inWord = false;
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            if (inWord && Character.isWhitespace(character)) {
                mark(ssml, at);
            }
            inWord = !Character.isWhitespace(character);
            escape(ssml, character);
            at += Character.charCount(character);
        }
        if (inWord) {
            mark(ssml, text.length());
        }
        return ssml.append("</speak>").toString();
    }

    private static void mark(StringBuilder ssml, int characters) {
        ssml.append("<mark name=\"").append(characters).append("\"/>");
    }

    private static void escape(StringBuilder ssml, int character) {
        switch (character) {
            case '&' -> ssml.append("&amp;");
            case '<' -> ssml.append("&lt;");
            case '>' -> ssml.append("&gt;");
            case '"' -> ssml.append("&quot;");
            case '\'' -> ssml.append("&apos;");
            default -> {
                // others have no place in XML 1.0, section 2.2
                boolean allowed = character >= ' ' || Character.isWhitespace(character);
                boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
                boolean noncharacter = character == 0xfffe || character == 0xffff;
                boolean control = character == 0x0b || character == 0x0c || character >= 0x1c && character <= 0x1f;
                ssml.appendCodePoint(allowed && !half && !noncharacter && !control ? character : ' ');
            }
        }
    }
}
