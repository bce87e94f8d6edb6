package dev.attendant.speech.sphinx4;

import edu.cmu.sphinx.decoder.ResultListener;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.util.function.Consumer;

/** Is told the state of a decoder's search after each block of features; on the decoder's thread. */
record EachBlock(Consumer<Result> listener) implements ResultListener {

    @Override
    public void newResult(Result result) {
        listener.accept(result);
    }

    @Override
    public void newProperties(PropertySheet properties) {
        // made without a configuration
    }
}
