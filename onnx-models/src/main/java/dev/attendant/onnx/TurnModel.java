package dev.attendant.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.conversation.turns.EndOfTurn;
import dev.attendant.conversation.turns.TableEndOfTurn;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An operator's model that tells from the words how likely a sentence is finished. Input {@code words} (string,
 * 1 × 1): what the caller has said so far, as the recogniser writes it; if there is an input {@code question} (string,
 * 1 × 1), what the attendant said before. Output {@code probability} (float): its last number, 0 to 1, is how likely
 * the caller has finished, so that the probabilities of two classes will do. Tokenizing is the model's own business
 * (operators StringNormalizer, StringSplit, TfIdfVectorizer and their like).
 */
final class TurnModel implements EndOfTurn.Factory {

    static final String WORDS = "words";
    static final String QUESTION = "question";
    static final String PROBABILITY = "probability";

    private static final long[] ONE = {1, 1};

    private final OnnxModel model;
    private final float finished;
    private final float unfinished;

    TurnModel(ModelFile file, float finished, float unfinished) {
        this.finished = finished;
        this.unfinished = unfinished;
        model = new OnnxModel(file);
        try {
            if (!model.inputs().contains(WORDS) || !Set.of(WORDS, QUESTION).containsAll(model.inputs())
                    || !model.outputs().contains(PROBABILITY)) {
                throw file.unusable("it must have the input words, may have the input question, and must have the"
                        + " output probability; this has " + OnnxModel.names(model.inputs()) + " and "
                        + OnnxModel.names(model.outputs()));
            }
            probability("how can I help you?", "I have a");
        } catch (OrtException e) {
            close();
            throw file.unusable("a trial failed: " + e.getMessage());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public EndOfTurn forCall(Scenario scenario) {
        return new ModelEndOfTurn(this, new TableEndOfTurn(scenario), finished, unfinished);
    }

    /** How likely a caller who has said this has finished, 0 to 1. */
    float probability(String question, String words) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            inputs.put(WORDS, OnnxTensor.createTensor(model.runtime(), new String[] {words}, ONE));
            if (model.inputs().contains(QUESTION)) {
                inputs.put(QUESTION, OnnxTensor.createTensor(model.runtime(), new String[] {question}, ONE));
            }
            return model.run(inputs, Set.of(PROBABILITY), Map.of(), outputs -> {
                if (outputs.get(PROBABILITY).orElseThrow() instanceof OnnxTensor tensor
                        && tensor.getFloatBuffer() != null && tensor.getFloatBuffer().hasRemaining()) {
                    var numbers = tensor.getFloatBuffer();
                    return numbers.get(numbers.limit() - 1);
                }
                throw new OrtException("its output probability is no tensor of float");
            });
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
