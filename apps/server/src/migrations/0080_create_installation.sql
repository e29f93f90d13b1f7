-- Facts about this installation itself.

CREATE TABLE installation (
  key   text PRIMARY KEY,
  value text NOT NULL
);
COMMENT ON TABLE installation IS 'demo-world: begun or done; read and written by the owner at set-up only';
