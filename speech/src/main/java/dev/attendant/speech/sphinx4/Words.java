package dev.attendant.speech.sphinx4;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as it is spoken: lower-case words without punctuation, numbers in words. */
final class Words {

    private static final Pattern WORD = Pattern.compile("\\d+|\\p{L}+(?:'\\p{L}+)*");

    private static final List<String> ONES = List.of("zero", "one", "two", "three", "four", "five", "six", "seven",
            "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
            "eighteen", "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private Words() {}

    /** Numbers of one or two digits are spoken as a number, longer ones digit by digit. */
    static List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "").replace('\u2019', '\'').toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find()) {
            String word = matcher.group();
            if (Character.isDigit(word.charAt(0))) {
                number(word, words);
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static void number(String digits, List<String> words) {
        if (digits.length() == 2 && digits.charAt(0) != '0') {
            int number = Integer.parseInt(digits);
            if (number < 20) {
                words.add(ONES.get(number));
            } else {
                words.add(TENS.get(number / 10));
                if (number % 10 > 0) {
                    words.add(ONES.get(number % 10));
                }
            }
        } else {
            digits.chars().forEach(digit -> words.add(ONES.get(Character.digit(digit, 10))));
        }
    }
}
