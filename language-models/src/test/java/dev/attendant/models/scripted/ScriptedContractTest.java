package dev.attendant.models.scripted;

import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.models.contract.LanguageModelContract;
import dev.attendant.models.contract.Prompts;

class ScriptedContractTest extends LanguageModelContract {

    @Override
    protected Answer goodbye() {
        return new ScriptedModel(0.55).answer(Prompts.goodbye());
    }
}
