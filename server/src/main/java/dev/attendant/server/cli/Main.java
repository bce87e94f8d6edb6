package dev.attendant.server.cli;

import dev.attendant.conversation.engine.InvalidSetting;
import dev.attendant.server.bench.Bench;
import dev.attendant.server.config.Configuration;
import dev.attendant.server.config.InvalidFile;
import dev.attendant.server.config.Settings;
import dev.attendant.server.demo.Call;
import dev.attendant.server.demo.Demo;
import dev.attendant.server.tune.Tune;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code attendant}. Each subcommand is a class of its own, named in {@code subcommands} below; it
 * reaches the configuration through a field {@code @ParentCommand Main attendant}.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 used wrongly.
 */
@Command(
        name = "attendant",
        description = "An AI auto attendant for your own Asterisk or FreeSWITCH.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        subcommands = {
            Serve.class,
            Check.class,
            Calls.class,
            Demo.class,
            Call.class,
            Tune.class,
            Bench.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:used wrongly"})
public final class Main implements Runnable {

    @Option(names = {"-c", "--config"}, paramLabel = "FILE", scope = ScopeType.INHERIT,
            description = "The configuration. Without it: attendant.yaml beside the launcher.")
    private Path config;

    @Option(names = "--debug", scope = ScopeType.INHERIT,
            description = "Log in detail, and show where an error came from.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;
    private Configuration configuration;

    Main(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** The command with all its subcommands, for the program and its tests. */
    static CommandLine commandLine(Map<String, String> environment) {
        var main = new Main(environment);
        return new CommandLine(main)
                .setExecutionStrategy(parsed -> {
                    Logging.start(Settings.Log.Format.TEXT, main.debug
                            ? Settings.Log.Level.DEBUG : Settings.Log.Level.WARN);
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Errors(main));
    }

    /**
     * The configuration, read when first asked for; from then on logs are as it says.
     *
     * @throws InvalidFile when it is wrong; the command may let it through, it is told to the operator
     */
    public Configuration configuration() {
        return configuration(Map.of());
    }

    /**
     * The same with other settings, by their keys; they count only when it has not been asked for before.
     *
     * @throws InvalidFile when it is wrong
     */
    public Configuration configuration(Map<String, String> given) {
        if (configuration == null) {
            configuration = Configuration.load(configurationFile(), environment, given);
            Settings.Log log = configuration.settings().log();
            Logging.start(log.format(), debug ? Settings.Log.Level.DEBUG : log.level());
        }
        return configuration;
    }

    /** The configuration file that was named on the command line. */
    public Optional<Path> configurationFile() {
        return Optional.ofNullable(config);
    }

    /** The environment's variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /** A setting that was refused, with its file and line if the configuration has been read. */
    String explain(InvalidSetting e) {
        return configuration == null ? e.key() + ": " + e.getMessage() : configuration.explain(e).getMessage();
    }

    /** Whether an error is to be shown with all its details. */
    boolean showsDetails() {
        return debug || configuration != null
                && configuration.settings().log().level().compareTo(Settings.Log.Level.DEBUG) >= 0;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command.");
    }

    /** From the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "attendant " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
            };
        }
    }
}
