package dev.attendant.conversation.mrcp;

import dev.attendant.conversation.Heard;
import dev.attendant.conversation.Reply;
import dev.attendant.conversation.Spoken;
import dev.attendant.conversation.line.Sentences;
import java.time.Duration;

/**
 * What the caller has heard of a reply. The PBX tells of whole parts; of a part that was interrupted the words count
 * for which there was time, at {@value #CHARACTERS_PER_SECOND} characters a second.
 */
final class Told {

    /** Of voices at their usual speed, about 160 words a minute. */
    static final int CHARACTERS_PER_SECOND = 15;

    private final Reply reply;
    private final StringBuilder heard = new StringBuilder();
    private boolean interrupted;

    Told(Reply reply) {
        this.reply = reply;
    }

    void whole(String text) {
        heard.append(heard.isEmpty() || text.isEmpty() ? "" : " ").append(text);
    }

    /** Returns whether it was interrupted before its end. */
    boolean prompt(String text, MrcpOutcome.Prompt prompt) {
        String words = prompt.whole() ? text : wordsIn(text, prompt.played());
        whole(words);
        boolean cut = words.length() < text.length();
        interrupted |= cut;
        return cut;
    }

    void interrupted() {
        interrupted = true;
    }

    /** The whole words for which there was time. */
    private static String wordsIn(String text, Duration played) {
        long characters = played.toMillis() * CHARACTERS_PER_SECOND / 1000;
        if (characters >= text.length()) {
            return text;
        }
        int space = text.lastIndexOf(' ', (int) characters);
        return space < 0 ? "" : text.substring(0, space).strip();
    }

    /** When the first sound was heard is not known here. */
    Spoken spoken() {
        return new Spoken(Sentences.plain(reply.text()), heard.toString(), interrupted, Duration.ZERO);
    }

    /** The same as another line brought for the rest of the reply, with what had been heard before it. */
    Heard and(Heard rest) {
        Spoken other = rest.spoken();
        whole(other.heard());
        Spoken all = new Spoken(
                Sentences.plain(reply.text()), heard.toString(), interrupted || other.interrupted(), other.latency());
        return switch (rest) {
            case Heard.Said said -> new Heard.Said(said.utterance(), all);
            case Heard.Pressed pressed -> new Heard.Pressed(pressed.digits(), all);
            case Heard.Silence silence -> new Heard.Silence(all);
            case Heard.Unclear unclear -> new Heard.Unclear(all);
            case Heard.Finished finished -> new Heard.Finished(all);
            case Heard.LineEnded ended -> new Heard.LineEnded(ended.reason(), all);
            case Heard.Deaf deaf -> new Heard.Deaf(deaf.reason(), all);
            case Heard.Mute mute -> new Heard.Mute(mute.reason(), all);
            case Heard.Stopped stopped -> new Heard.Stopped(stopped.reason(), all);
        };
    }
}
