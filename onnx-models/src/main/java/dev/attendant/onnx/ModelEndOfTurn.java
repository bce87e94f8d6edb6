package dev.attendant.onnx;

import ai.onnxruntime.OrtException;
import dev.attendant.conversation.turns.Completeness;
import dev.attendant.conversation.turns.EndOfTurn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges by a {@link TurnModel}. What is dictated, and what to expect before there are words, the tables know, which
 * know what was asked for. When the model fails in mid-call, they judge the rest.
 */
final class ModelEndOfTurn implements EndOfTurn {

    private static final Logger log = LoggerFactory.getLogger(ModelEndOfTurn.class);

    /** How a long story ends is what tells. */
    private static final int MOST_CHARS = 600;

    private final TurnModel model;
    private final EndOfTurn tables;
    private final float finished;
    private final float unfinished;
    private boolean failed;
    /** The same words are asked about several times. */
    private String lastQuestion = "";
    private String lastWords = "";
    private Completeness last = Completeness.OPEN;

    ModelEndOfTurn(TurnModel model, EndOfTurn tables, float finished, float unfinished) {
        this.model = model;
        this.tables = tables;
        this.finished = finished;
        this.unfinished = unfinished;
    }

    @Override
    public Completeness judge(String question, String words) {
        Completeness byTables = tables.judge(question, words);
        if (failed || words.isBlank() || byTables == Completeness.DICTATED) {
            return byTables;
        }
        if (!words.equals(lastWords) || !question.equals(lastQuestion)) {
            try {
                last = completeness(model.probability(end(question), end(words)));
            } catch (OrtException e) {
                log.warn("turn-judge onnx failed, the tables judge the rest of this call: {}", e.getMessage());
                failed = true;
                return byTables;
            }
            lastWords = words;
            lastQuestion = question;
        }
        return last;
    }

    private Completeness completeness(float probability) {
        if (probability >= finished) {
            return Completeness.FINISHED;
        }
        return probability <= unfinished ? Completeness.UNFINISHED : Completeness.OPEN;
    }

    private static String end(String text) {
        return text.length() <= MOST_CHARS ? text : text.substring(text.length() - MOST_CHARS);
    }
}
