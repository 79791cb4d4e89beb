/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.Operation;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.RegisterWhole;
import io.yunheng.casework.WorkCase;
import io.yunheng.estate.Kind;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.TypedRegister;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.files.ReplacedFile;
import io.yunheng.files.TemporaryFolder;
import io.yunheng.server.job.CaseRegisters;
import io.yunheng.server.web.FileName;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Registers as Excel files, with what stands in them. */
final class ExcelRoutes implements WebRoutes {
  private final GridDesk desk;
  private final GridWords words;

  ExcelRoutes(GridDesk desk, GridWords words) {
    this.desk = desk;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed read = RouteNeed.caseObjects(Operation.REGISTER_READ);
    return List.of(
        WebRoute.get(GridRoutes.PATH + "/excel", read, this::one),
        WebRoute.get("/cases/{case}/registers/{book}/filled", read, this::book));
  }

  private WebAnswer one(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    return written(visit, words.kind(kind, visit.language()), List.of(typed(visit, one, kind)));
  }

  private WebAnswer book(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Book book =
        Word.of(Book.class, visit.request().pathVariable("book"))
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    return written(
        visit,
        visit.text("register.book." + book.code()),
        book.kinds().stream().map(kind -> typed(visit, one, kind)).toList());
  }

  private TypedRegister typed(Visit visit, WorkCase one, Kind kind) {
    List<RegisterRow> rows = desk.rows(visit, one, kind);
    return CaseRegisters.typed(
        kind, desk.whole(visit, one, kind).map(RegisterWhole::whole).orElse(false), rows);
  }

  private static WebAnswer written(Visit visit, String name, List<TypedRegister> registers) {
    try (TemporaryFolder folder = TemporaryFolder.create("yunheng-register-")) {
      Path file = folder.path().resolve("book.xlsx");
      RegisterTemplate.typed(file, registers, visit.language());
      byte[] bytes = Files.readAllBytes(file);
      return new WebAnswer.Streamed(
          new FileName(name + ".xlsx"), OptionalLong.of(bytes.length), out -> out.write(bytes));
    } catch (IOException e) {
      throw ReplacedFile.failed(Path.of("book.xlsx"), e);
    }
  }
}
