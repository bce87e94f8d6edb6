package dev.attendant.testcalls.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Where a FreeSWITCH is looked for, and what happens where there is none. */
class FreeSwitchProgramTest {
    @TempDir
    private Path folder;

    @Test
    void aHomeThatPointsNowhereSkipsTheTestAndSaysWhatToSet() {
        Map<String, String> environment = Map.of("FREESWITCH_HOME", "/nowhere", "PATH", System.getenv("PATH"));
        assertThatThrownBy(() -> FreeSwitchProgram.find(environment)).isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("/nowhere/bin/freeswitch").hasMessageContaining("set FREESWITCH_HOME");
    }

    @Test
    void theHomeComesBeforeThePath() throws Exception {
        Path home = program(Files.createDirectories(folder.resolve("home/bin")));
        Path path = program(Files.createDirectory(folder.resolve("path")));
        assertThat(FreeSwitchProgram.find(Map.of("FREESWITCH_HOME", folder.resolve("home").toString(),
                "PATH", path.getParent().toString()))).isEqualTo(new InstalledFreeSwitch(home));
    }

    @Test
    void withoutAHomeItIsTheFirstOnThePath() throws Exception {
        Files.createFile(Files.createDirectory(folder.resolve("notAProgram")).resolve("freeswitch"));
        Path program = program(Files.createDirectory(folder.resolve("path")));
        assertThat(FreeSwitchProgram.find(Map.of("FREESWITCH_HOME", "",
                "PATH", "relative:" + folder.resolve("notAProgram") + ":" + program.getParent())))
                .isEqualTo(new InstalledFreeSwitch(program));
    }

    private static Path program(Path folder) throws Exception {
        return Files.createFile(folder.resolve("freeswitch"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
}
