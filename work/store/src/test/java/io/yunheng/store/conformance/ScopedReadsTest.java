/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.Scope;
import io.yunheng.store.ActKind;
import io.yunheng.store.ActTexts;
import io.yunheng.store.CaseTable;
import io.yunheng.store.ChangeScopes;
import io.yunheng.store.CloudTable;
import io.yunheng.store.EvidenceTable;
import io.yunheng.store.JobClaim;
import io.yunheng.store.JobTable;
import io.yunheng.store.OutsideAccountTable;
import io.yunheng.store.PasskeyTable;
import io.yunheng.store.RecordTable;
import io.yunheng.store.RegisterTable;
import io.yunheng.store.RequestTable;
import io.yunheng.store.RunTable;
import io.yunheng.store.SaveResult;
import io.yunheng.store.ScheduleTable;
import io.yunheng.store.SettingTable;
import io.yunheng.store.Store;
import io.yunheng.store.UploadTable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the door of the store must not have, and what its data must. */
class ScopedReadsTest {
  private static final List<Class<?>> ROWS_OF_WORK =
      List.of(
          CaseTable.class,
          EvidenceTable.class,
          UploadTable.class,
          CloudTable.class,
          JobTable.class,
          ScheduleTable.class,
          RunTable.class,
          RegisterTable.class,
          RequestTable.class,
          RecordTable.class);

  /**
   * What overseers see, without contents; and the clock of the schedules. Whoever holds a claim
   * writes for its job, in the case of the job alone.
   */
  private static final Set<String> WITHOUT_CONTENTS =
      Set.of("JobTable.oversee", "ScheduleTable.fire");

  @Test
  void noRowsOfWorkAreReadWithoutAScope() {
    Set<String> unscoped = new TreeSet<>();
    for (Class<?> table : ROWS_OF_WORK) {
      for (Method method : table.getDeclaredMethods()) {
        List<Class<?>> given = Arrays.asList(method.getParameterTypes());
        if (Modifier.isPublic(method.getModifiers())
            && !given.contains(Scope.class)
            && !given.contains(ChangeScopes.class)
            && !given.contains(JobClaim.class)
            && !method.toGenericString().contains("Supplier<" + Scope.class.getName() + ">")
            && (!given.contains(ActAuthor.class)
                || method.getReturnType().equals(SaveResult.class))) {
          unscoped.add(table.getSimpleName() + "." + method.getName());
        }
      }
    }
    assertThat(unscoped).isEqualTo(new TreeSet<>(WITHOUT_CONTENTS));
  }

  @Test
  void everyTableOfTheStoreIsOfWorkOrOfAdministration() {
    Set<String> tables =
        Arrays.stream(Store.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getReturnType)
            .map(Class::getSimpleName)
            .filter(name -> name.endsWith("Table"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(tables)
        .containsAll(
            Stream.of(OutsideAccountTable.class, PasskeyTable.class, SettingTable.class)
                .map(Class::getSimpleName)
                .toList());
    tables.removeAll(ROWS_OF_WORK.stream().map(Class::getSimpleName).toList());
    assertThat(tables)
        .containsExactlyInAnyOrder(
            "ActTable",
            "AttemptTable",
            "ChallengeTable",
            "FactorTable",
            "GrantTable",
            "InvitationTable",
            "MembershipTable",
            "OrganisationTable",
            "OutsideAccountTable",
            "PasskeyTable",
            "PasswordTable",
            "PeopleTable",
            "SessionTable",
            "SettingTable");
  }

  @Test
  void everyKindOfActIsWrittenSomewhereAndHasItsTexts() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.yunheng.store");
    Set<String> written =
        ours.stream()
            .filter(one -> !one.isEquivalentTo(ActKind.class))
            .filter(one -> !one.isEquivalentTo(ActTexts.class))
            .flatMap(one -> one.getFieldAccessesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(ActKind.class))
            .map(JavaFieldAccess::getName)
            .collect(Collectors.toSet());
    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ActKind.values()).map(Enum::name).toList());
    ActTexts texts = ActTexts.shipped();
    for (ActKind kind : ActKind.values()) {
      assertThat(kind.code()).matches("[a-z0-9.-]+");
      assertThat(texts.of(kind).zh()).isNotBlank();
      assertThat(texts.of(kind).en()).isNotBlank();
    }
  }
}
