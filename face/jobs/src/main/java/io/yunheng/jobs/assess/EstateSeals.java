/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.assess;

import io.yunheng.assessment.CaseFile;
import io.yunheng.assessment.EstateSeal;
import io.yunheng.bag.SignatureCheck;
import io.yunheng.bag.Signatures;
import io.yunheng.bag.Statement;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the estates of a case are as a collector signed them. */
final class EstateSeals {
  private EstateSeals() {}

  /**
   * Checks the signatures that lie beside estates.
   *
   * @param estates as paths in the case
   * @throws io.yunheng.fault.FaultException with {@code ESTATE_SIGNATURE_WRONG} for each signature
   *     that does not match or cannot be read
   */
  static List<EstateSeal> of(CaseFile file, List<String> estates) {
    Problems problems = new Problems();
    List<EstateSeal> seals = new ArrayList<>();
    for (String path : estates) {
      Path estate = file.resolve(path);
      Optional<SignatureCheck> check =
          Signatures.checkFile(estate, key -> file.settings().trusts(key.fingerprint()));
      seals.add(check.map(one -> seal(path, one, problems)).orElse(EstateSeal.unsigned(path)));
    }
    problems.throwIfAny();
    return seals;
  }

  private static EstateSeal seal(String path, SignatureCheck check, Problems problems) {
    return switch (check.state()) {
      case TRUSTED -> signed(path, EstateSeal.State.TRUSTED, check);
      case UNKNOWN_KEY -> signed(path, EstateSeal.State.UNKNOWN_KEY, check);
      case WRONG, UNREADABLE -> {
        problems.add(FaultCode.ESTATE_SIGNATURE_WRONG, "file", path, "signature", check.file());
        yield EstateSeal.unsigned(path);
      }
    };
  }

  private static EstateSeal signed(String path, EstateSeal.State state, SignatureCheck check) {
    return new EstateSeal(
        path,
        state,
        check.statement().map(Statement::signer).orElse(""),
        check.key(),
        check.statement().map(Statement::made));
  }
}
