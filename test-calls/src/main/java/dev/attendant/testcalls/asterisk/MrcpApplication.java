package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.pbx.SimulatedMrcp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** One of app_unimrcp's applications. */
enum MrcpApplication implements Application {
    MRCPSYNTH("SYNTHSTATUS", 1),
    MRCPRECOG("RECOGSTATUS", 1),
    SYNTHANDRECOG("RECOG_STATUS", 2);

    /** The variable that tells how it went. */
    final String status;

    /** How many MRCP sessions it has. */
    final int sessions;

    MrcpApplication(String status, int sessions) {
        this.status = status;
        this.sessions = sessions;
    }

    /** As EXEC names it, in small letters; only where there is a server. */
    static Optional<Application> named(String name, AsteriskOptions options) {
        return options.mrcp().isEmpty()
                ? Optional.empty()
                : Arrays.stream(values()).filter(each -> each.name().equalsIgnoreCase(name))
                        .<Application>map(each -> each).findFirst();
    }

    @Override
    public Running start(Channel channel, String arguments, IntConsumer done) {
        List<String> all = ApplicationArguments.split(arguments);
        String prompt = this == MRCPRECOG ? "" : all.get(0);
        String grammars = this == MRCPSYNTH || all.size() < 2 ? "" : all.get(all.size() - 2);
        Map<String, String> options = Arrays.stream(all.getLast().split("&"))
                .map(option -> option.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> last));
        SimulatedMrcp server = channel.options().mrcp().orElseThrow();
        return new MrcpRun(this, channel, server, prompt, grammars, options, done).begin();
    }
}
