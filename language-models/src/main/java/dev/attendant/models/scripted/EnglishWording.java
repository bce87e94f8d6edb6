package dev.attendant.models.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** English: contractions, numbers in digits, endings, and words that say little. */
final class EnglishWording implements Wording {

    static final EnglishWording INSTANCE = new EnglishWording();

    private static final List<String> ONES = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    /** Other ways to write or say the same, as a recogniser or a chat window has them. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("can't", "can not"), Map.entry("cannot", "can not"), Map.entry("cant", "can not"),
            Map.entry("won't", "will not"), Map.entry("wont", "will not"), Map.entry("shan't", "shall not"),
            Map.entry("dont", "do not"), Map.entry("doesnt", "do not"), Map.entry("didnt", "do not"),
            Map.entry("isnt", "is not"), Map.entry("im", "i am"), Map.entry("whats", "what is"),
            Map.entry("does", "do"), Map.entry("did", "do"), Map.entry("doing", "do"), Map.entry("done", "do"),
            Map.entry("wanna", "want to"), Map.entry("gonna", "going to"), Map.entry("gotta", "have to"),
            Map.entry("let's", "let us"), Map.entry("ok", "okay"), Map.entry("thanks", "thank"),
            Map.entry("yeah", "yes"), Map.entry("yep", "yes"), Map.entry("yup", "yes"), Map.entry("nope", "no"),
            Map.entry("nah", "no"), Map.entry("hi", "hello"), Map.entry("hey", "hello"),
            Map.entry("bye", "goodbye"), Map.entry("o'clock", "oclock"), Map.entry("wi", "wifi"),
            Map.entry("fi", "wifi"));

    private static final Map<String, String> ENDINGS = Map.of(
            "n't", "not", "'re", "are", "'s", "is", "'ll", "will", "'ve", "have", "'d", "would", "'m", "am");

    private static final Set<String> NEGATIONS = Set.of("no", "not", "never", "nothing", "none");

    private static final Set<String> MINOR = Stream.of(("a an the i me my mine you your we us our it its he she they"
                    + " them this that these those there here is am are was were be been being do have has had will"
                    + " would shall should can could may might must to of for in on at by with from about as and or"
                    + " but if so then than what which who how when where why please just really very actually well"
                    + " oh um uh er ah okay want need like get got let some any all too also still now again say tell"
                    + " know think oclock not hello sir madam maybe right going thing something kind sort bit little")
            .split(" "))
            .map(EnglishWording::stem)
            .collect(Collectors.toUnmodifiableSet());

    private EnglishWording() {}

    @Override
    public List<String> words(String token) {
        List<String> words = new ArrayList<>();
        for (String word : spelled(token)) {
            words.add(stem(word));
        }
        return words;
    }

    @Override
    public boolean isMinor(String word) {
        return MINOR.contains(word);
    }

    @Override
    public boolean isNegation(String word) {
        return NEGATIONS.contains(word);
    }

    private static List<String> spelled(String token) {
        if (Character.isDigit(token.charAt(0))) {
            return number(token);
        }
        String same = SAME.get(token);
        if (same != null) {
            return List.of(same.split(" "));
        }
        for (var ending : ENDINGS.entrySet()) {
            if (token.endsWith(ending.getKey()) && token.length() > ending.getKey().length()) {
                List<String> words = new ArrayList<>(
                        spelled(token.substring(0, token.length() - ending.getKey().length())));
                words.add(ending.getValue());
                return words;
            }
        }
        return List.of(token.replace("'", ""));
    }

    /** As it is said: "15" is fifteen, "42" forty two, "4711" four seven one one, and the "00" of 10:00 is not said. */
    private static List<String> number(String digits) {
        if (digits.equals("00")) {
            return List.of();
        }
        if (digits.length() <= 2) {
            int number = Integer.parseInt(digits);
            if (number < ONES.size()) {
                return List.of(ONES.get(number));
            }
            String tens = TENS.get(number / 10 - 2);
            return number % 10 == 0 ? List.of(tens) : List.of(tens, ONES.get(number % 10));
        }
        return digits.chars().mapToObj(c -> ONES.get(c - '0')).toList();
    }

    /**
     * Takes endings off, so that price, prices and pricing are one word. What is left need not be a word; it only
     * has to be the same for the forms of one.
     */
    static String stem(String word) {
        // "nothing" and "something" are no forms of a verb.
        if (word.length() <= 3 || word.endsWith("thing")) {
            return word;
        }
        String stem = word;
        if (stem.endsWith("ies") || stem.endsWith("ied")) {
            return stem.substring(0, stem.length() - 3) + "i";
        }
        if (stem.endsWith("s") && !stem.endsWith("ss") && !stem.endsWith("us") && !stem.endsWith("is")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.endsWith("ing") && hasVowel(stem, 3)) {
            stem = stem.substring(0, stem.length() - 3);
        } else if (stem.endsWith("ed") && hasVowel(stem, 2)) {
            stem = stem.substring(0, stem.length() - 2);
        }
        if (stem.length() > 3 && stem.endsWith("e")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        int last = stem.length() - 1;
        if (last >= 3 && stem.charAt(last) == stem.charAt(last - 1)) {
            stem = stem.substring(0, last);
        }
        return stem.length() > 3 && stem.endsWith("y") ? stem.substring(0, stem.length() - 1) + "i" : stem;
    }

    /** Whether a word without its ending is long enough to be one: "needed" is a form, "need" is not. */
    private static boolean hasVowel(String word, int ending) {
        String rest = word.substring(0, word.length() - ending);
        return rest.length() >= 3 && rest.chars().anyMatch(c -> "aeiouy".indexOf(c) >= 0);
    }
}
