/** A certificate nobody vouches for, for 127.0.0.1 only, with its key: made for these tests and used nowhere else. */
export const testCertificate = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUCTaLK+sII4SXCuA5EMv+slRAC4AwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDIyMzYwOVoYDzIxMjYxMDMx
MjIzNjA5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASpK3M1/vLKo9csceIqtXWJQcSnpP9ZDsFmtK8+Tp+66hurEU8DUkTP
sIUpmwaP0Soxnt/vao6vUoPqt+2Vcflso28wbTAdBgNVHQ4EFgQU+mOwR+pnzCEy
XQhNt0bcLPOeAkUwHwYDVR0jBBgwFoAU+mOwR+pnzCEyXQhNt0bcLPOeAkUwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAJ29X27XxIs33OdLdtxxAEAaLnU6fWO76E0NygTMynJGAiEA
m7pwfMTiTKW219cP7uaJ2207i31ByZK3i3zz4ds1Ol4=
-----END CERTIFICATE-----
`;

export const testKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgvGwF0SYt7D88kopZ
nv8pih+r+AkcY2AtAYuArEbvdEOhRANCAASpK3M1/vLKo9csceIqtXWJQcSnpP9Z
DsFmtK8+Tp+66hurEU8DUkTPsIUpmwaP0Soxnt/vao6vUoPqt+2Vcfls
-----END PRIVATE KEY-----
`;
