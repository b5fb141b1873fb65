/** The form a reader sent; null: it could not be read, as it is larger than the server takes (4 MB) or no form at all. */
export async function readForm(request: Request): Promise<FormData | null> {
  return request.formData().catch(() => null);
}
