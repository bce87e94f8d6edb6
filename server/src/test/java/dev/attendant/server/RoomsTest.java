package dev.attendant.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house as ARCHITECTURE.md draws it: which room may know which. */
@AnalyzeClasses(packages = "dev.attendant", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String[] ADAPTERS = {
        "dev.attendant.asterisk..",
        "dev.attendant.freeswitch..",
        "dev.attendant.speech..",
        "dev.attendant.models..",
        "dev.attendant.records..",
        "dev.attendant.testcalls..",
    };

    @ArchTest
    static final ArchRule theConversationKnowsNoOtherRoom = noClasses()
            .that().resideInAPackage("dev.attendant.conversation..")
            .should().dependOnClassesThat().resideInAnyPackage(ADAPTERS)
            .orShould().dependOnClassesThat().resideInAPackage("dev.attendant.server..");

    @ArchTest
    static final ArchRule adaptersDoNotKnowTheProgram = noClasses()
            .that().resideInAnyPackage(ADAPTERS)
            .should().dependOnClassesThat().resideInAPackage("dev.attendant.server..");

    /** A slice is an adapter: they all may know the conversation, but never each other. */
    @ArchTest
    static final ArchRule adaptersDoNotKnowEachOther = slices()
            .matching("dev.attendant.(asterisk|freeswitch|speech|models|records|testcalls)..")
            .should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheAgiServerSpeaksToAsteriskJava = noClasses()
            .that().resideOutsideOfPackage("dev.attendant.asterisk..")
            .should().dependOnClassesThat().resideInAPackage("org.asteriskjava..");

    /** A virtual thread that waits inside a monitor holds its platform thread (JEP 444, until JEP 491). */
    @ArchTest
    static final ArchRule noMonitors = com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods()
            .should().haveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED);
}
