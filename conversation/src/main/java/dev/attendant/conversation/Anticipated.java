package dev.attendant.conversation;

import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.turns.LanguageTable;
import java.util.List;

/**
 * An answer that was begun before it was sure what the caller said.
 *
 * @param talk what it answers; last, what the caller probably said
 */
record Anticipated(List<Message> talk, Thought thought) {

    /** Whether the talk has become this; signs and capitals of the last words do not matter. */
    boolean isTo(List<Message> real) {
        int last = talk.size() - 1;
        return real.size() == talk.size()
                && real.subList(0, last).equals(talk.subList(0, last))
                && real.get(last) instanceof Message.Caller said
                && talk.get(last) instanceof Message.Caller likely
                && LanguageTable.words(said.text()).equals(LanguageTable.words(likely.text()));
    }
}
