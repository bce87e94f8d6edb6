package dev.attendant.speech.sphinx4;

import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.feature.FeatureTransform;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Loader;
import java.io.IOException;
import java.util.List;

/**
 * From samples to features, as the acoustic model was trained. sphinx4's own pipeline, without its speech detector
 * (the line has found the utterance already) and with our mean.
 */
final class FrontEnds {

    private FrontEnds() {}

    static FrontEnd of(UtteranceSource source, Loader loader) throws IOException {
        var frontEnd = new FrontEnd(List.of(source, new Preemphasizer(0.97),
                new RaisedCosineWindower(0.46, 25.625f, 10f), new DiscreteFourierTransform(-1, false),
                new AutoCepstrum(loader), new UtteranceMean(), new DeltasFeatureExtractor(3),
                new FeatureTransform(loader)));
        frontEnd.initialize();
        return frontEnd;
    }
}
