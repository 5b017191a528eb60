package page
import ("testing";"os";"fmt")
func TestDbg(t *testing.T){ f:=os.Getenv("F"); if f==""{t.Skip()}
 b,_:=os.ReadFile(f); d,m:=Document(Raw{Body:b,URL:os.Getenv("U")}); fmt.Printf("%+v\n%+v\n",d,m)}
