/** The form a reader sent; an empty one when it cannot be read, so that the page can say what is missing. */
export async function readForm(request: Request): Promise<FormData> {
  return request.formData().catch(() => new FormData());
}
