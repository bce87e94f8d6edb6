package dev.attendant.models.anthropic;

import dev.attendant.models.contract.Dialect;
import dev.attendant.models.contract.ServiceContract;

class AnthropicContractTest extends ServiceContract {

    @Override
    protected Dialect dialect() {
        return new AnthropicDialect();
    }
}
