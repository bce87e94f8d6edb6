package dev.attendant.models.scripted;

import dev.attendant.conversation.engine.LanguageModel.Message;
import java.util.ArrayList;
import java.util.List;

/** One line of what the caller wants, for the person who takes the call: the caller's own last words that say much. */
final class Summary {

    static final int LONGEST = 200;

    private static final String BETWEEN = "; ";
    private Summary() {}

    static String of(List<Message> messages, Wording wording) {
        List<String> telling = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (Message message : messages) {
            switch (message) {
                case Message.Caller caller -> {
                    String text = Template.clean(caller.text());
                    all.add(text);
                    if (tells(wording.split(text), wording)) {
                        telling.add(text);
                    }
                }
                case Message.Digits digits -> telling.add("keyed in " + Template.clean(digits.digits()));
                case Message.Attendant attendant -> { }
                case Message.Tool tool -> { }
            }
        }
        return join(telling.isEmpty() ? all : telling);
    }

    /** "Where is my order" does; "yes", "on tuesday" and "a person please" are left out if there is more. */
    private static boolean tells(List<String> words, Wording wording) {
        long major = words.stream().filter(word -> !wording.isMinor(word)).distinct().count();
        return major >= 2 || major == 1 && words.size() >= 4;
    }

    /** As many of the last as fit, in their order. */
    private static String join(List<String> utterances) {
        String line = "";
        for (String utterance : utterances.reversed()) {
            if (utterance.isEmpty()) {
                continue;
            }
            if (line.isEmpty()) {
                line = Template.cut(utterance, LONGEST);
            } else if (utterance.length() + BETWEEN.length() + line.length() <= LONGEST) {
                line = utterance + BETWEEN + line;
            } else {
                break;
            }
        }
        return line;
    }
}
