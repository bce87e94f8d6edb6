package dev.attendant.speech.sphinx4;

import edu.cmu.sphinx.decoder.Decoder;
import edu.cmu.sphinx.decoder.pruner.SimplePruner;
import edu.cmu.sphinx.decoder.scorer.SimpleAcousticScorer;
import edu.cmu.sphinx.decoder.search.PartitionActiveListFactory;
import edu.cmu.sphinx.decoder.search.SimpleBreadthFirstSearchManager;
import edu.cmu.sphinx.decoder.search.Token;
import edu.cmu.sphinx.linguist.SearchGraph;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Sphinx3Loader;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.linguist.flat.FlatLinguist;
import edu.cmu.sphinx.result.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * sphinx4, put together for phrases over the telephone. One acoustic model, and a search graph for each scenario
 * over it, compiled once. The graph has a second branch, a loop of all phones in any order, which any sound at all
 * can pass: how much better the phrase fits than the loop is the confidence.
 */
final class SphinxDecoder implements UtteranceDecoder {

    private static final String MODEL = "/edu/cmu/sphinx/models/en-us/en-us";

    /** The loop's price for a phone; the dearer, the more is taken for a phrase. */
    private static final double PHONE_PROBABILITY = 1e-20;

    /** Wide, so that the phrase and the loop are both alive at the end to be compared. */
    private static final double BEAM = 1e-120;
    private static final int MOST_STATES = 20_000;

    /** Where half of what is heard was said, in sphinx4's log units a frame, and how steeply it changes there. */
    private static final double EVEN = 3000;
    private static final double STEEPNESS = 1000;

    /** After so many features of 10 ms it is looked whether somebody wants the words so far. */
    private static final int BLOCK = 5;

    /** Graphs of scenarios that came later than the start; a few MB each. */
    private static final int MOST_GRAPHS = 100;

    private final Pronunciations pronunciations;
    private final UnitManager units = new UnitManager();
    private final UtteranceSource source = new UtteranceSource();
    private final GraphSelector selector = new GraphSelector();
    private final TiedStateAcousticModel model;
    private final Decoder decoder;
    private UtteranceAudio current;
    private Consumer<Decoded> tellSoFar = decoded -> {};
    private final Map<Phrases, SearchGraph> graphs = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Phrases, SearchGraph> eldest) {
            return size() > MOST_GRAPHS;
        }
    };

    /** Loads the model and compiles the graphs. Blocks. */
    SphinxDecoder(Pronunciations pronunciations, Collection<Phrases> scenarios) {
        this.pronunciations = pronunciations;
        try {
            URL location = SphinxDecoder.class.getResource(MODEL);
            var loader = new Sphinx3Loader(location, units, 0f, 1e-7f, 1e-4f, 4, true);
            model = new TiedStateAcousticModel(loader, units, true);
            model.allocate();
            var search = new SimpleBreadthFirstSearchManager(selector, new SimplePruner(),
                    new SimpleAcousticScorer(FrontEnds.of(source, loader), null),
                    new PartitionActiveListFactory(MOST_STATES, BEAM), false, 1e-40, 0, false);
            decoder = new Decoder(search, true, false, List.of(new EachBlock(this::tellWords)), BLOCK);
            decoder.allocate();
        } catch (IOException e) {
            throw new UncheckedIOException("sphinx4-data's model cannot be loaded", e);
        }
        scenarios.forEach(this::graph);
    }

    private SearchGraph graph(Phrases phrases) {
        SearchGraph known = graphs.get(phrases);
        if (known != null) {
            return known;
        }
        try {
            var grammar = new PhraseGrammar(phrases, new PhraseDictionary(units, pronunciations));
            var linguist = new FlatLinguist(model, grammar, units, 0.1, 0.1, 1e-2, 1.0, 8f, false, false, false,
                    true, 1.0, PHONE_PROBABILITY, model);
            linguist.allocate();
            graphs.put(phrases, linguist.getSearchGraph());
            return linguist.getSearchGraph();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Decoded decode(Phrases phrases, UtteranceAudio audio, Consumer<Decoded> soFar) {
        selector.select(graph(phrases));
        source.feed(audio);
        current = audio;
        tellSoFar = soFar;
        Result result = decoder.decode(null);
        return result == null ? new Decoded("", 0) : compare(result.getResultTokens());
    }

    /** Between two blocks of features. */
    private void tellWords(Result result) {
        if (!result.isFinal() && result.getActiveTokens() != null && current.wantsWords()) {
            tellSoFar.accept(compare(result.getActiveTokens().getTokens()));
        }
    }

    /** The best way through a phrase against the best way through the loop, of those that have come so far. */
    private static Decoded compare(List<Token> ends) {
        Optional<Token> phrase = Optional.empty();
        Optional<Token> loop = Optional.empty();
        for (Token end : ends) {
            if (isWorse(end, phrase) && isWorse(end, loop)) {
                continue;
            }
            if (isLoop(end)) {
                loop = Optional.of(better(loop, end));
            } else {
                phrase = Optional.of(better(phrase, end));
            }
        }
        if (phrase.isEmpty()) {
            return new Decoded("", 0);
        }
        String words = phrase.get().getWordPathNoFiller();
        if (loop.isEmpty()) {
            return new Decoded(words, 1);
        }
        double advantage = (phrase.get().getScore() - loop.get().getScore()) / frames(phrase.get());
        return new Decoded(words, 1 / (1 + Math.exp((EVEN - advantage) / STEEPNESS)));
    }

    private static boolean isWorse(Token end, Optional<Token> than) {
        return than.filter(token -> token.getScore() >= end.getScore()).isPresent();
    }

    private static Token better(Optional<Token> one, Token other) {
        return one.filter(token -> token.getScore() >= other.getScore()).orElse(other);
    }

    private static boolean isLoop(Token end) {
        for (Token token = end; token != null; token = token.getPredecessor()) {
            if (token.isWord()) {
                return token.getWord() == Word.UNKNOWN;
            }
        }
        return false;
    }

    private static int frames(Token end) {
        int frames = 1;
        for (Token token = end; token != null; token = token.getPredecessor()) {
            frames += token.isEmitting() ? 1 : 0;
        }
        return frames;
    }
}
