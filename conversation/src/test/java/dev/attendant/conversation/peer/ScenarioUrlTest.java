package dev.attendant.conversation.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What dialplans write behind our host and port. */
class ScenarioUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {"support", "/support", "/support?", "/support?&", "/support?=", "/support?variables="})
    void withoutArgumentsThereAreNone(String path) {
        assertThat(ScenarioUrl.parse(path)).isEqualTo(new ScenarioUrl("support", Map.of(), List.of()));
    }

    @Test
    void fieldsAreArgumentsAndVariablesAreNamed() {
        assertThat(ScenarioUrl.parse("/support?campaign=a%26b+c&variables=ACCOUNT,TIER&account")).isEqualTo(
                new ScenarioUrl("support", Map.of("campaign", "a&b c", "account", ""), List.of("ACCOUNT", "TIER")));
    }

    @Test
    void noVariableThatCouldDoHarmIsAskedFor() {
        assertThat(ScenarioUrl.parse("/support?variables=A,SHELL(ls),${B},C").variables()).containsExactly("A", "C");
    }
}
