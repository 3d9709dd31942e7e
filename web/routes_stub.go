package web

func (s *Server) evaluationRoutes() []route { return nil }
func (s *Server) reportRoutes() []route { return nil }
func (s *Server) programmeRoutes() []route { return nil }
func (s *Server) targetRoutes() []route { return nil }
func (s *Server) planRoutes() []route { return nil }
func (s *Server) figureRoutes() []route { return nil }
