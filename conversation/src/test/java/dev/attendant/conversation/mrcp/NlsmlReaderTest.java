package dev.attendant.conversation.mrcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NlsmlReaderTest {

    @Test
    void theResultOfAUniMrcpServerIsRead() {
        Interpretation best = understood("""
                <?xml version="1.0"?><result><interpretation grammar="session:request1@form-level.store" \
                confidence="0.97"><instance>one</instance><input mode="speech">one</input></interpretation></result>
                """);

        assertThat(best).isEqualTo(new Interpretation("one", "one", 0.97, false));
    }

    @Test
    void theSurestInterpretationCounts() {
        assertThat(understood(result("""
                <interpretation confidence="0.4"><input>nine</input></interpretation>
                <interpretation confidence="0.8"><input>five</input></interpretation>
                <interpretation confidence="0.8"><input>fine</input></interpretation>""")).text()).isEqualTo("five");
    }

    @Test
    void elementsCountInAnyNamespace() {
        assertThat(understood("""
                <?xml version="1.0"?>
                <ns:result xmlns:ns="urn:ietf:params:xml:ns:mrcpv2" xmlns:ex="http://example.com">
                  <ns:interpretation><ns:instance><ex:city>Oslo</ex:city> <ex:day>Monday</ex:day></ns:instance>
                    <ns:input mode="speech">to   Oslo
                       on Monday</ns:input></ns:interpretation></ns:result>"""))
                .isEqualTo(new Interpretation("to Oslo on Monday", "Oslo Monday", 1, false));
    }

    @Test
    void confidenceOfMrcpV1IsInPercentAndMayStandAtTheInput() {
        assertThat(understood(result("<interpretation><input mode=\"speech\" confidence=\"62\">yes</input>"
                + "</interpretation>")).confidence()).isEqualTo(0.62);
        assertThat(understood(result("<interpretation confidence=\"NaN\"><input>yes</input></interpretation>"))
                .confidence()).isEqualTo(1.0);
    }

    @Test
    void keysAreToldFromSpeech() {
        Interpretation keys = understood(result(
                "<interpretation><instance>12#</instance><input mode=\"dtmf\">1 2 #</input></interpretation>"));

        assertThat(keys.keys()).isTrue();
        assertThat(keys.digits()).isEqualTo("12#");
    }

    @Test
    void withoutWordsTheInstanceSpeaks() {
        assertThat(understood(result("<interpretation><instance>sales</instance><input/></interpretation>")).text())
                .isEqualTo("sales");
    }

    @Test
    void noMatchAndNoInputAreTold() {
        assertThat(NlsmlReader.read(result("<interpretation><instance/><input><nomatch/></input></interpretation>")))
                .isEqualTo(new Nlsml.NoMatch());
        assertThat(NlsmlReader.read(result("<interpretation><instance/><input><noinput/></input></interpretation>")))
                .isEqualTo(new Nlsml.NoInput());
        assertThat(NlsmlReader.read("<result/>")).isEqualTo(new Nlsml.NoMatch());
    }

    @Test
    void anEntityOfAFileIsNotRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");

        Nlsml read = NlsmlReader.read("<?xml version=\"1.0\"?><!DOCTYPE result [<!ENTITY x SYSTEM \""
                + secret.toUri() + "\">]>" + result("<interpretation><input>&x;</input></interpretation>"));

        assertThat(read).isInstanceOf(Nlsml.Unreadable.class);
        assertThat(read.toString()).doesNotContain("the secret");
    }

    @Test
    void entitiesThatGrowAreNotExpanded() {
        assertUnreadable("<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
                + result("<interpretation><input>&b;</input></interpretation>"));
        assertUnreadable(result("<interpretation><input>&b;</input></interpretation>"));
        assertUnreadable("<!DOCTYPE result SYSTEM \"http://127.0.0.1:1/x.dtd\">" + result(""));
    }

    @Test
    void whatIsNoNlsmlIsUnreadable() {
        assertUnreadable("");
        assertUnreadable("yes");
        assertUnreadable("<html><body/></html>");
        assertUnreadable("<result><interpretation><input>ye");
        assertUnreadable("<result>" + "<a>".repeat(100) + "</a>".repeat(100) + "</result>");
        assertUnreadable(result("<interpretation><input>" + "yes ".repeat(100_000) + "</input></interpretation>"));
        assertUnreadable(result("<interpretation><input>a</input></interpretation>".repeat(500)));
    }

    @Test
    void completionCausesTellWhatCameOfIt() {
        String yes = result("<interpretation><input>yes</input></interpretation>");
        MrcpOutcome.Prompt whole = MrcpOutcome.Prompt.WHOLE;

        assertThat(MrcpOutcome.recognised("000", yes, whole)).isInstanceOf(MrcpOutcome.Understood.class);
        assertThat(MrcpOutcome.recognised("001", "", whole)).isInstanceOf(MrcpOutcome.NoMatch.class);
        assertThat(MrcpOutcome.recognised("002", "", whole)).isInstanceOf(MrcpOutcome.NoInput.class);
        assertThat(MrcpOutcome.recognised("006", "", whole)).isInstanceOf(MrcpOutcome.Failed.class);
        assertThat(MrcpOutcome.recognised("000", "garbage", whole)).isInstanceOf(MrcpOutcome.Failed.class);
    }

    private static String result(String interpretations) {
        return "<result>" + interpretations + "</result>";
    }

    private static Interpretation understood(String nlsml) {
        assertThat(NlsmlReader.read(nlsml)).isInstanceOf(Nlsml.Understood.class);
        return ((Nlsml.Understood) NlsmlReader.read(nlsml)).best();
    }

    private static void assertUnreadable(String nlsml) {
        assertThat(NlsmlReader.read(nlsml)).isInstanceOf(Nlsml.Unreadable.class);
    }
}
