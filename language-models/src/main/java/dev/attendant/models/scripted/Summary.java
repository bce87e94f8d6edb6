package dev.attendant.models.scripted;

import dev.attendant.conversation.engine.LanguageModel.Message;
import java.util.ArrayList;
import java.util.List;

/** One line of what the caller wants, for the person who takes the call: the caller's own last words that say much. */
final class Summary {

    static final int LONGEST = 200;

    private static final String BETWEEN = "; ";
    /** An utterance with fewer words that tell something ("yes", "a person please") is left out if there is more. */
    private static final int TELLING = 2;

    private Summary() {}

    static String of(List<Message> messages, Wording wording) {
        List<String> telling = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (Message message : messages) {
            switch (message) {
                case Message.Caller caller -> {
                    String text = Template.clean(caller.text());
                    all.add(text);
                    long words = wording.split(text).stream().filter(word -> !wording.isMinor(word)).distinct().count();
                    if (words >= TELLING) {
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
