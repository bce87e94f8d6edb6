package dev.attendant.speech.sphinx4;

import edu.cmu.sphinx.linguist.dictionary.Dictionary;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.linguist.language.grammar.GrammarNode;
import java.util.List;

/**
 * A closed grammar: silence, one of the phrases, silence; and silence, if any, between words. What a JSGF file
 * would say, made without one, so that no text of a scenario is ever parsed as a grammar.
 */
final class PhraseGrammar extends Grammar {

    private final Phrases phrases;

    PhraseGrammar(Phrases phrases, Dictionary dictionary) {
        super(false, true, true, false, dictionary);
        this.phrases = phrases;
    }

    @Override
    protected GrammarNode createGrammar() {
        GrammarNode first = createGrammarNode(Dictionary.SILENCE_SPELLING);
        GrammarNode last = createGrammarNode(Dictionary.SILENCE_SPELLING);
        last.setFinalNode(true);
        for (List<List<List<String>>> phrase : phrases.all()) {
            GrammarNode at = first;
            for (List<List<String>> part : phrase) {
                GrammarNode end = createGrammarNode(false);
                for (List<String> words : part) {
                    say(words, at, end);
                }
                at = end;
            }
            at.add(last, 0);
        }
        initialNode = first;
        postProcessGrammar();
        return first;
    }

    private void say(List<String> words, GrammarNode from, GrammarNode to) {
        GrammarNode at = from;
        for (String word : words) {
            GrammarNode next = createGrammarNode(word);
            at.add(next, 0);
            at = next;
        }
        at.add(to, 0);
    }
}
