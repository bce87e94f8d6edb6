package dev.attendant.models.gemini;

import dev.attendant.models.contract.Dialect;
import dev.attendant.models.contract.ServiceContract;

class GeminiContractTest extends ServiceContract {

    @Override
    protected Dialect dialect() {
        return new GeminiDialect();
    }
}
