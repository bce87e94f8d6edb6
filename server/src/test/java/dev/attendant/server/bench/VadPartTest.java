package dev.attendant.server.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Or the report would praise a detector for what it was shown. */
class VadPartTest {

    @Test
    void thePartsHaveNoVoiceInCommon() {
        assertThat(VadPart.TUNING.freeTts()).doesNotContainAnyElementsOf(VadPart.REPORT.freeTts());
        assertThat(VadPart.TUNING.flite()).doesNotContainAnyElementsOf(VadPart.REPORT.flite());
        assertThat(VadPart.TUNING.espeak().keySet()).doesNotContainAnyElementsOf(VadPart.REPORT.espeak().keySet());
    }

    @Test
    void thePartsHaveNoSentenceInCommon() {
        assertThat(VadPart.TUNING.english()).doesNotContainAnyElementsOf(VadPart.REPORT.english());
    }
}
