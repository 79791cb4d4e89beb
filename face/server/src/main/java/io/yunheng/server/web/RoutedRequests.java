/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Hands each request to its route, behind the guard, and everything else to the page of errors. */
public final class RoutedRequests {
  /** Where the container sends what it refused itself. */
  public static final String ERRORS = "/error";

  private static final int TOO_LARGE = 413;

  private final List<WebRoute> routes;
  private final Visits visits;
  private final RouteGuard guard;
  private final Answers answers;
  private final MeterRegistry meters;

  public RoutedRequests(
      List<WebRoute> routes,
      Visits visits,
      RouteGuard guard,
      Answers answers,
      MeterRegistry meters) {
    this.routes = List.copyOf(routes);
    this.visits = visits;
    this.guard = guard;
    this.answers = answers;
    this.meters = meters;
  }

  /** All routes, as the server has them. */
  public List<WebRoute> routes() {
    return routes;
  }

  /** The same for Spring. */
  public RouterFunction<ServerResponse> function() {
    RouterFunctions.Builder builder = RouterFunctions.route();
    for (WebRoute route : routes) {
      builder.route(
          RequestPredicates.method(route.method()).and(RequestPredicates.path(route.path())),
          request -> timed(route, request));
    }
    builder.route(RequestPredicates.path(ERRORS), this::refusedByContainer);
    builder.route(
        RequestPredicates.all(),
        request -> answers.of(visits.of(request), fault(FaultCode.PAGE_NONE)));
    return builder.build();
  }

  private ServerResponse timed(WebRoute route, ServerRequest request) {
    long began = System.nanoTime();
    ServerResponse response = handle(route, request);
    meters
        .timer(
            "http.server.requests",
            "method",
            route.method().name(),
            "uri",
            route.path(),
            "status",
            Integer.toString(response.statusCode().value()))
        .record(Duration.ofNanos(System.nanoTime() - began));
    return response;
  }

  private ServerResponse handle(WebRoute route, ServerRequest request) {
    Visit visit =
        route.need() instanceof RouteNeed.Open && route.path().startsWith("/assets/")
            ? visits.ofStranger(request)
            : visits.of(request);
    try {
      Optional<WebAnswer> other = guard.before(route, visit);
      return answers.of(visit, other.isPresent() ? other.get() : route.handler().handle(visit));
    } catch (FaultException e) {
      return answers.of(visit, e.faults());
    } catch (InvalidParameterException e) {
      return answers.of(visit, unreadable(e));
    } catch (RuntimeException e) {
      DefectLog.write(route.name(), e);
      return answers.of(visit, fault(FaultCode.DEFECT));
    }
  }

  /** A form that is too large, has too many fields, or is not written as forms are. */
  private static List<Fault> unreadable(InvalidParameterException e) {
    return e.getErrorCode() == TOO_LARGE
        ? fault(FaultCode.REQUEST_TOO_LARGE)
        : List.of(Fault.of(FaultCode.REQUEST_INVALID, "what", "form"));
  }

  private ServerResponse refusedByContainer(ServerRequest request) {
    Object status = request.servletRequest().getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : 404;
    if (request.servletRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION)
            instanceof Exception defect
        && !(defect instanceof IOException)) {
      DefectLog.write(ERRORS, defect);
    }
    return answers.of(
        visits.ofStranger(request),
        switch (code) {
          case 403 -> fault(FaultCode.FORM_FOREIGN);
          case 404, 405 -> fault(FaultCode.PAGE_NONE);
          case TOO_LARGE -> fault(FaultCode.REQUEST_TOO_LARGE);
          case 500 -> fault(FaultCode.DEFECT);
          default -> List.of(Fault.of(FaultCode.REQUEST_INVALID, "what", Integer.toString(code)));
        });
  }

  private static List<Fault> fault(FaultCode code) {
    return List.of(Fault.of(code));
  }
}
