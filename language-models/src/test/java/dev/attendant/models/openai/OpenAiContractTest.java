package dev.attendant.models.openai;

import dev.attendant.models.contract.Dialect;
import dev.attendant.models.contract.ServiceContract;

class OpenAiContractTest extends ServiceContract {

    @Override
    protected Dialect dialect() {
        return new OpenAiDialect();
    }
}
