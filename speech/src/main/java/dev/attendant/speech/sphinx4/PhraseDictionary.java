package dev.attendant.speech.sphinx4;

import edu.cmu.sphinx.linguist.acoustic.Unit;
import edu.cmu.sphinx.linguist.acoustic.UnitManager;
import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.dictionary.Pronunciation;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.util.props.PropertySheet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words as sphinx4's grammar asks for them: only those that are needed, where its own holds 130,000. */
final class PhraseDictionary implements Dictionary {

    private final UnitManager units;
    private final Pronunciations pronunciations;
    private final Map<String, Word> words = new HashMap<>();

    PhraseDictionary(UnitManager units, Pronunciations pronunciations) {
        this.units = units;
        this.pronunciations = pronunciations;
        words.put(SILENCE_SPELLING, word(SILENCE_SPELLING, List.of(UnitManager.SILENCE_NAME), true));
    }

    @Override
    public Word getWord(String text) {
        return words.computeIfAbsent(text, spelling -> word(spelling, pronunciations.of(spelling), false));
    }

    private Word word(String spelling, List<String> sounds, boolean filler) {
        var ways = new Pronunciation[sounds.size()];
        for (int n = 0; n < ways.length; n++) {
            Unit[] phones = Arrays.stream(sounds.get(n).split(" "))
                    .map(phone -> units.getUnit(phone, filler)).toArray(Unit[]::new);
            ways[n] = new Pronunciation(phones, null, 1f);
        }
        var word = new Word(spelling, ways, filler);
        for (Pronunciation way : ways) {
            way.setWord(word);
        }
        return word;
    }

    @Override
    public Word getSilenceWord() {
        return words.get(SILENCE_SPELLING);
    }

    @Override
    public Word getSentenceStartWord() {
        return getSilenceWord();
    }

    @Override
    public Word getSentenceEndWord() {
        return getSilenceWord();
    }

    @Override
    public Word[] getFillerWords() {
        return new Word[] {getSilenceWord()};
    }

    @Override
    public void allocate() {}

    @Override
    public void deallocate() {}

    @Override
    public void newProperties(PropertySheet properties) {}
}
