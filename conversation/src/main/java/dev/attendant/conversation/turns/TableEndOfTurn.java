package dev.attendant.conversation.turns;

import dev.attendant.conversation.scenario.Scenario;
import java.util.List;

/** Judges by a language's table of words, the signs that the recogniser sets, and the phrases of the scenario. */
public final class TableEndOfTurn implements EndOfTurn {

    private static final String FINISHED = ".?!؟。？！";
    private static final String UNFINISHED = ",،;:-…";
    /** So many numbers or letters in a row are dictated, whether something was asked for or not. */
    private static final int DICTATION = 3;

    private final LanguageTable table;
    private final KnownPhrases phrases;

    public TableEndOfTurn(Scenario scenario) {
        table = LanguageTable.of(scenario.language());
        phrases = KnownPhrases.of(scenario);
    }

    @Override
    public Completeness judge(String question, String said) {
        List<String> words = LanguageTable.words(said);
        boolean asked = table.asksForDictation(LanguageTable.words(question));
        if (words.isEmpty()) {
            return asked ? Completeness.DICTATED : Completeness.OPEN;
        }
        if (isDictated(asked, words)) {
            return Completeness.DICTATED;
        }
        if (LanguageTable.isQuestion(question) && table.isYesOrNo(words) || phrases.contains(words)) {
            return Completeness.FINISHED;
        }
        char last = said.strip().charAt(said.strip().length() - 1);
        if (table.isUnfinished(words) || UNFINISHED.indexOf(last) >= 0) {
            return Completeness.UNFINISHED;
        }
        return FINISHED.indexOf(last) >= 0 ? Completeness.FINISHED : Completeness.OPEN;
    }

    private boolean isDictated(boolean asked, List<String> words) {
        int dictated = 0;
        for (int i = words.size() - 1; i >= 0 && table.isDictated(words.get(i)); i--) {
            dictated++;
        }
        return dictated >= DICTATION || asked && (dictated > 0 || isAddress(words));
    }

    /** {@code anna at example dot com}, {@code 5 mill street}. */
    private boolean isAddress(List<String> words) {
        return words.stream().anyMatch(word -> table.isPartOfAddress(word) || word.chars().anyMatch(Character::isDigit));
    }
}
