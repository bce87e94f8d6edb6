package dev.attendant.models.talk;

import dev.attendant.conversation.engine.LanguageModel.Message;
import dev.attendant.conversation.service.OneLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * As much of a talk as a model is to read. The rule:
 *
 * <ul>
 *   <li>A token is four bytes of UTF-8, and each message costs eight more. That is near enough for the scripts of
 *       Europe, and counts too much rather than too little for the others.
 *   <li>An exchange is what the caller says or keys in, and all that follows until they do so again: the tools that
 *       were used for it stand inside, so that a tool's use is never cut from its result.
 *   <li>When the talk outgrows the budget, its oldest exchanges go until it fits into half of the budget. So it is cut
 *       seldom, and between two cuts each request begins as the one before did, which is what the vendors' caches need.
 *   <li>The last exchange always stays.
 *   <li>In the place of what went stands one line, made without a model: the caller's own words, and which tools were
 *       used.
 * </ul>
 *
 * @param summary  of what is left out; empty when nothing is
 * @param messages what is left
 */
record History(Optional<String> summary, List<Message> messages) {

    private static final int BYTES_PER_TOKEN = 4;
    private static final int TOKENS_PER_MESSAGE = 8;
    private static final int LONGEST_PART = 120;
    private static final int LONGEST_SUMMARY = 1200;

    /** @param budget in tokens, as they are counted here */
    static History of(List<Message> messages, int budget) {
        Deque<List<Message>> kept = new ArrayDeque<>();
        List<Message> gone = new ArrayList<>();
        int size = 0;
        for (List<Message> exchange : exchanges(messages)) {
            kept.add(exchange);
            size += tokens(exchange);
            if (size > budget) {
                while (kept.size() > 1 && size > budget / 2) {
                    List<Message> oldest = kept.remove();
                    size -= tokens(oldest);
                    gone.addAll(oldest);
                }
            }
        }
        return new History(summary(gone), kept.stream().flatMap(List::stream).toList());
    }

    private static List<List<Message>> exchanges(List<Message> messages) {
        List<List<Message>> exchanges = new ArrayList<>();
        for (Message message : messages) {
            boolean begins = message instanceof Message.Caller || message instanceof Message.Digits;
            if (begins || exchanges.isEmpty()) {
                exchanges.add(new ArrayList<>());
            }
            exchanges.getLast().add(message);
        }
        return exchanges;
    }

    private static int tokens(List<Message> exchange) {
        return exchange.stream().mapToInt(History::tokens).sum();
    }

    private static int tokens(Message message) {
        String text = switch (message) {
            case Message.Caller caller -> caller.text();
            case Message.Digits digits -> digits.digits();
            case Message.Attendant attendant -> attendant.heard();
            case Message.Tool tool -> tool.call().tool() + tool.call().arguments().encode() + tool.result().encode();
        };
        return TOKENS_PER_MESSAGE + text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN;
    }

    /** The newest parts, as far as they fit. */
    private static Optional<String> summary(List<Message> gone) {
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        String parts = "";
        for (Message message : gone.reversed()) {
            String part = part(message);
            if (parts.length() + part.length() > LONGEST_SUMMARY) {
                break;
            }
            parts = part.isEmpty() || parts.isEmpty() ? part + parts : part + "; " + parts;
        }
        return Optional.of("[Earlier in this call, in short: " + parts + "]");
    }

    private static String part(Message message) {
        return switch (message) {
            case Message.Caller caller -> "the caller said \"" + OneLine.of(caller.text(), LONGEST_PART) + "\"";
            case Message.Digits digits -> "the caller keyed in " + OneLine.of(digits.digits(), LONGEST_PART);
            case Message.Attendant attendant -> "";
            case Message.Tool tool -> "you used " + tool.call().tool() + " "
                    + OneLine.of(tool.call().arguments().encode(), LONGEST_PART) + (tool.ok() ? "" : ", which failed");
        };
    }
}
