package io.filesaga.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.never;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.filesaga.ops.Drain;
import io.filesaga.ops.SystemClock;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The rules of the house that compiled code can show; {@link SourceRulesTest} holds those that only its text can. */
class HouseRulesTest {

    /** The functions are built in folders of their own, which ArchUnit's own option does not know. */
    private static final ImportOption NO_TESTS = location -> !location.contains("/test-classes/");

    private static final JavaClasses HOUSE = new ClassFileImporter(List.of(NO_TESTS)).importPackages(Rooms.HOUSE);

    @Test
    void everyTypeIsInARoomOfTheDesign() {
        classes()
                .that()
                .doNotHaveSimpleName("package-info")
                .should(Rooms.beInARoom())
                .check(HOUSE);
    }

    @Test
    void roomsImportOnlyAlongTheArrows() {
        classes().should(Rooms.importOnlyAlongArrows()).check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(Rooms.HOUSE + ".(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void awsTypesStayInTheRoomsThatOwnAClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Rooms.HOUSE + ".storage.s3..",
                        Rooms.HOUSE + ".events.sqs..",
                        Rooms.HOUSE + ".outbox.eventbridge..",
                        Rooms.HOUSE + ".processes.lambda..",
                        Rooms.HOUSE + ".sdk.aws..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon..", "io.quarkiverse.amazon.."))
                .check(HOUSE);
    }

    @Test
    void httpTypesStayInTheApiRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Rooms.HOUSE + ".api..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy.."))
                .check(HOUSE);
    }

    @Test
    void onlyTheClockReadsTheTime() {
        classes()
                .that()
                .doNotBelongToAnyOf(SystemClock.class)
                .should(never(accessTargetWhere(Calls.readTheTime())))
                .check(HOUSE);
    }

    /** Only what is built into a function knows Lambda: {@code -Dlambda=...} reads it as well. */
    @Test
    void lambdaTypesStayAtItsEntry() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Rooms.HOUSE + ".lambda.entry..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.amazonaws..", "io.quarkus.amazon.."))
                .check(HOUSE);
    }

    /**
     * A stopping process has nothing better to do than to wait; what is embedded starts before anything else runs; Lambda
     * wants its answer from the thread that it called.
     */
    @Test
    void nothingBlocksButTheDrainWhatIsEmbeddedAndTheEntryOfLambda() {
        classes()
                .that(not(resideInAnyPackage(Rooms.HOUSE + ".ops.embedded..", Rooms.HOUSE + ".lambda.entry..")))
                .and()
                .doNotBelongToAnyOf(Drain.class)
                .should(never(accessTargetWhere(Calls.block())))
                .check(HOUSE);
    }

    @Test
    void namesSayWhatATypeIsFor() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Base)")
                .check(HOUSE);
    }

    @Test
    void packagesAreNamedAfterWhatHappensInThem() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..model..", "..dto..", "..service..")
                .check(HOUSE);
    }

    @Test
    void whatATypeNeedsComesThroughItsConstructor() {
        fields().should()
                .notBeAnnotatedWith(Inject.class)
                .andShould()
                .notBeAnnotatedWith(ConfigProperty.class)
                .check(HOUSE);
    }
}
