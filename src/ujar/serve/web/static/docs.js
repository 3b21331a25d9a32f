// Shows the OpenAPI document in Swagger UI, which /api/docs has loaded.
"use strict";

const seal = document.querySelector('meta[name="csrf"]').content;

window.SwaggerUIBundle({
  dom_id: "#docs",
  url: "/api/v1/openapi.json",
  deepLinking: true,
  tryItOutEnabled: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  // What changes something comes from our own page, as every form of ours says.
  requestInterceptor: (request) => {
    if (seal && request.method !== "GET") {
      request.headers["X-CSRF-Token"] = seal;
    }
    return request;
  },
});
